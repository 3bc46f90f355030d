import { keys } from '../../resources/desired.ts'
import type { Text } from '../../text.ts'
import type { Finding } from '../finding.ts'
import type { HealthInput, Probe } from '../probe.ts'

const about = { id: 'resources', title: { en: 'Resources', zh: '资源' } }

/** Whether what the app cannot do without is there at all, and the cloud calls everything well. */
export const resources: Probe = {
  ...about,
  look(input): Finding[] {
    const { observed, silent, session } = input
    const head = { ...about, subject: session.name }
    const ill: Text[] = [
      ...missingIn(input).map((key) => ({ en: `${key} is missing`, zh: `缺少 ${key}` })),
      ...observed
        .filter(({ settled }) => !settled)
        .map(({ key, state }) => ({ en: `${key} is ${state}`, zh: `${key} 状态为 ${state}` })),
      ...silent.map(({ kind, why }) => ({
        en: `${kind} could not be looked at: ${why.en}`,
        zh: `无法查看 ${kind}：${why.zh}`,
      })),
    ]
    if (ill.length === 0)
      return [
        { ...head, ok: true, found: { en: `${observed.length} there`, zh: `共 ${observed.length} 项` } },
      ]
    const found = { en: ill.map(({ en }) => en).join('; '), zh: ill.map(({ zh }) => zh).join('；') }
    return [{ ...head, ok: false, found, mend: `npx tengyun plan ${session.name}` }]
  },
}

/** Nobody knows what is missing of a kind that the cloud does not tell of. */
function missingIn({ session, observed, silent }: HealthInput): string[] {
  const { postgres, redis, backups } = session.environment
  const needed: string[] = [
    ...(postgres === false ? [] : [keys.postgres]),
    ...(redis === false ? [] : [keys.redis]),
    ...[keys.files, keys.releases],
    ...(backups === undefined ? [] : [keys.backups]),
  ]
  return needed.filter(
    (key) =>
      !observed.some((one) => one.key === key) && !silent.some(({ kind }) => key.startsWith(`${kind}/`)),
  )
}
