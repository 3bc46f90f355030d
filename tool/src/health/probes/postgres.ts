import { keys } from '../../resources/desired.ts'
import { type Finding, measured, unseen } from '../finding.ts'
import type { PostgresState } from '../host/postgres.ts'
import type { HealthInput, Probe } from '../probe.ts'
import { gigabytes } from '../words.ts'

const title = { en: 'PostgreSQL', zh: 'PostgreSQL' }

export const postgres: Probe = {
  id: 'postgres',
  title,
  look: (input) => {
    const { around } = input
    const head = { id: 'postgres', title, subject: keys.postgres }
    const mend = `npx tengyun logs ${input.session.name} --service postgres --since 1h`
    if (around === undefined || input.session.environment.postgres === false) return []
    if ('why' in around) return [unseen({ ...head, mend }, around.why)]
    const { postgres: told } = around.told
    if (told === undefined) return []
    if ('told' in told) return judged(input, told.told)
    return [
      unseen({ ...head, mend: told.why.startsWith('psql does not start') ? lacksClient : mend }, told.why),
    ]
  },
}

const lacksClient = {
  en: 'Install PostgreSQL’s own programs on the host, as docs/guides/backups.md says.',
  zh: '请按 docs/guides/backups.zh.md 在主机上安装 PostgreSQL 客户端程序。',
}

function judged({ limits, session }: HealthInput, state: PostgresState): Finding[] {
  const { connections, allowed, bytes, oldestTransaction, milliseconds } = state
  const subject = keys.postgres
  const used = Math.round((1000 * connections) / allowed) / 10
  return [
    measured(
      {
        ...{ id: 'postgres', title, subject },
        found: { en: `answers; ${gigabytes(bytes)}`, zh: `有应答；${gigabytes(bytes)}` },
      },
      milliseconds,
      'ms',
      { most: limits.database },
    ),
    measured(
      {
        ...{ id: 'postgres/connections', title: { en: 'Connections', zh: '连接数' }, subject },
        found: `${connections} / ${allowed}`,
        mend: {
          en: 'Choose a larger postgres.size, or fewer processes of the app.',
          zh: '请选择更大的 postgres.size，或减少应用进程。',
        },
      },
      used,
      '%',
      { most: limits.connections },
    ),
    measured(
      {
        ...{ id: 'postgres/transaction', title: { en: 'Oldest transaction', zh: '最久事务' }, subject },
        found: { en: 'of the app’s user', zh: '应用账号的事务' },
        mend: `npx tengyun db console ${session.name}`,
      },
      Math.round(oldestTransaction),
      's',
      { most: limits.transaction },
    ),
  ]
}
