import { keys } from '../../../../resources/desired.ts'
import type { PostgresFields } from '../../../../resources/postgres.ts'
import type { Check } from '../../../check.ts'
import { judged } from '../../../finding.ts'
import { observedAt } from '../../../observed.ts'

export const postgresNetwork: Check = {
  id: 'postgres-network',
  title: { en: 'PostgreSQL is in the environment’s own network', zh: 'PostgreSQL 位于环境自有的私有网络' },
  story: ['2.1.3', '2.1.4'],
  expected: {
    en: 'the VPC and subnet of the hosts, and a name that says project, environment and resource',
    zh: '与主机同一 VPC 和子网；实例名称体现项目、环境与资源',
  },
  mend: { en: 'Run `npx tengyun plan` and see what differs.', zh: '运行 `npx tengyun plan` 查看差异。' },
  async run(input) {
    const { id, name, fields } = observedAt<PostgresFields>(input, keys.postgres)
    const holds =
      fields.vpc === observedAt(input, keys.vpc).id &&
      fields.subnet === observedAt(input, keys.subnet).id &&
      name.startsWith(`${input.session.project.config.project}-${input.session.name}-`)
    return judged(holds, `${name} (${id}): ${fields.vpc}, ${fields.subnet}`)
  },
}
