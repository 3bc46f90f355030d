import { keys } from '../../resources/desired.ts'
import type { Finding } from '../finding.ts'
import type { HealthInput, Probe } from '../probe.ts'

const about = { id: 'resources', title: { en: 'Resources', zh: '资源' } }

/** Whether what the app cannot do without is there at all, and the cloud calls everything well. */
export const resources: Probe = {
  ...about,
  look(input): Finding[] {
    const { observed, session } = input
    const head = { ...about, subject: session.name }
    const missing = needed(input).filter((key) => !observed.some((one) => one.key === key))
    const unwell = observed.filter(({ settled }) => !settled).map(({ key, state }) => `${key} (${state})`)
    if (missing.length + unwell.length === 0)
      return [
        { ...head, ok: true, found: { en: `${observed.length} there`, zh: `共 ${observed.length} 项` } },
      ]
    const told = (words: string, keys: readonly string[]) =>
      keys.length === 0 ? [] : [words + keys.join(', ')]
    return [
      {
        ...head,
        ok: false,
        found: {
          en: [...told('missing: ', missing), ...told('not well: ', unwell)].join('; '),
          zh: [...told('缺少：', missing), ...told('异常：', unwell)].join('；'),
        },
        mend: `npx tengyun plan ${session.name}`,
      },
    ]
  },
}

function needed({ session }: HealthInput): string[] {
  const { backups } = session.environment
  return [
    keys.postgres,
    keys.redis,
    keys.files,
    keys.releases,
    ...(backups === undefined ? [] : [keys.backups]),
  ]
}
