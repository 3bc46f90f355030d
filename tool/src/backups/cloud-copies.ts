import type { Key, Observed } from '../plan/model.ts'
import { kindOf } from '../resources/index.ts'
import type { ResourceContext } from '../resources/kind.ts'

/** What the cloud itself keeps of one object, as a whole and as long as the account is there. */
export interface CloudCopies {
  readonly key: Key
  /** Those that are complete. */
  readonly count: number
  /** ISO 8601; null where there is none. */
  readonly newest: string | null
}

export function cloudCopies(context: ResourceContext, observed: readonly Observed[]): Promise<CloudCopies[]> {
  const copied = observed.flatMap((one) => {
    const { backups } = kindOf(one.kind)
    return backups === undefined ? [] : [{ one, backups }]
  })
  return Promise.all(
    copied.map(async ({ one, backups }) => {
      const whole = (await backups.list(context, one)).filter(({ state }) => state === 'finished')
      const newest = Math.max(...whole.map(({ at }) => at))
      return {
        key: one.key,
        count: whole.length,
        newest: whole.length === 0 ? null : new Date(newest).toISOString(),
      }
    }),
  )
}
