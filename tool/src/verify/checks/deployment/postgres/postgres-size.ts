import { keys } from '../../../../resources/desired.ts'
import type { PostgresFields } from '../../../../resources/postgres.ts'
import type { Check } from '../../../check.ts'
import { judged } from '../../../finding.ts'
import { observedAt } from '../../../observed.ts'
import { isProduction } from '../../reasons.ts'

export const postgresSize: Check = {
  id: 'postgres-size',
  title: { en: 'PostgreSQL is large enough', zh: 'PostgreSQL 规格满足要求' },
  story: ['2.1.1', 'C2', 'R6', 'R7'],
  expected: {
    en: 'the size of the config; in production 4 vCPU, 8 GB and 200 GB of storage at least',
    zh: '与配置一致；生产环境至少 4 核 8 GB、存储 200 GB',
  },
  mend: {
    en: 'Set postgres.size and postgres.storage, and run `npx tengyun apply`: both grow in place.',
    zh: '设置 postgres.size 与 postgres.storage 后运行 `npx tengyun apply`，可原地升配。',
  },
  async run(input) {
    const { id, fields } = observedAt<PostgresFields>(input, keys.postgres)
    const { cpu, memory, storage } = fields
    const least = isProduction(input)
      ? { cpu: 4, memory: 8, storage: 200 }
      : { cpu: 1, memory: 2, storage: 10 }
    const holds = cpu >= least.cpu && memory >= least.memory && storage >= least.storage
    return judged(holds, `${id}: ${cpu} vCPU, ${memory} GB, ${storage} GB SSD`)
  },
}
