import { storeToRefs } from 'pinia'
import { useI18n } from 'vue-i18n'
import { type Person, useSession } from '../stores/session.ts'

export type Role = Person['role']

/** Each role may do all that those before it may. */
export const roles: readonly Role[] = ['viewer', 'operator', 'commander', 'administrator']

/** What the person who is signed in may do, and the words for what they may not. */
export function useAccess() {
  const { t } = useI18n()
  const { person } = storeToRefs(useSession())

  function may(role: Role): boolean {
    return person.value !== undefined && roles.indexOf(person.value.role) >= roles.indexOf(role)
  }

  /** Why an action that takes this role is not offered; undefined when it is. */
  function refusal(role: Role): string | undefined {
    return may(role) ? undefined : t('states.needsRole', { role: t(`roles.${role}`) })
  }
  return { person, may, refusal }
}
