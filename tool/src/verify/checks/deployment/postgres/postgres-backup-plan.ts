import { postgresOf } from '../../../../databases/chosen.ts'
import { keys } from '../../../../resources/desired.ts'
import type { PostgresFields } from '../../../../resources/postgres.ts'
import type { Check } from '../../../check.ts'
import { judged } from '../../../finding.ts'
import { observedAt } from '../../../observed.ts'

export const postgresBackupPlan: Check = {
  id: 'postgres-backup-plan',
  title: { en: 'The cloud backs PostgreSQL up every day', zh: '云端每日自动备份 PostgreSQL' },
  story: ['2.2.4', '2.4.1', '2.4.2', 'R8'],
  expected: {
    en: 'on every day of the config, kept for seven days at least',
    zh: '按配置的日期每日备份，至少保留 7 天',
  },
  mend: {
    en: 'Run `npx tengyun apply`, which writes the plan anew.',
    zh: '运行 `npx tengyun apply` 恢复备份计划。',
  },
  async run(input) {
    const postgres = postgresOf(input.session)
    const { backup } = observedAt<PostgresFields>(input, keys.postgres).fields
    const wanted = postgres.backup
    const holds = wanted.days.every((day) => backup.days.includes(day)) && backup.retention >= 7
    const evidence = [
      `days: ${backup.days.join(' ')}`,
      `window: ${backup.window}`,
      `retention: ${backup.retention} days`,
    ]
    return judged(holds, evidence.join(', '), evidence)
  },
}
