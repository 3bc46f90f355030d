import { keys } from '../../../../resources/desired.ts'
import type { PostgresFields } from '../../../../resources/postgres.ts'
import type { Check } from '../../../check.ts'
import { judged, skipped } from '../../../finding.ts'
import { observedAt } from '../../../observed.ts'
import { isEmulated, isProduction } from '../../reasons.ts'

export const postgresStandby: Check = {
  id: 'postgres-standby',
  title: { en: 'A standby of PostgreSQL takes over by itself', zh: 'PostgreSQL 备机可自动接管' },
  story: ['R9'],
  expected: {
    en: 'a standby; in production in another zone than the primary',
    zh: '有备机；生产环境位于另一可用区',
  },
  mend: {
    en: 'Set postgres.standbyZone and run `npx tengyun apply`.',
    zh: '设置 postgres.standbyZone 后运行 `npx tengyun apply`。',
  },
  async run(input) {
    if (isEmulated(input))
      return skipped({
        en: 'On the emulator, the standby is a record: there is one server.',
        zh: '模拟环境的备机只是记录，实际只有一个服务进程。',
      })
    const { zone, standbyZone } = observedAt<PostgresFields>(input, keys.postgres).fields
    const holds = standbyZone !== '' && (!isProduction(input) || standbyZone !== zone)
    return judged(holds, `${zone} + ${standbyZone}`)
  },
}
