import type { Check } from '../../../check.ts'
import { judged } from '../../../finding.ts'
import { databaseFacts } from '../../../measure/database.ts'

const least = 14

export const postgresVersion: Check = {
  id: 'postgres-version',
  title: { en: 'PostgreSQL is new enough', zh: 'PostgreSQL 版本满足要求' },
  story: ['2.1.2'],
  expected: { en: `PostgreSQL ${least} or newer`, zh: `PostgreSQL ${least} 及以上` },
  mend: {
    en: 'A version is for good: back up, make an instance of a newer one, and restore there.',
    zh: '版本不可原地更改：请备份后新建更高版本的实例并恢复。',
  },
  async run(input) {
    const { version } = await databaseFacts(input)
    return judged(Number.parseInt(version, 10) >= least, version, [`server_version = ${version}`])
  },
}
