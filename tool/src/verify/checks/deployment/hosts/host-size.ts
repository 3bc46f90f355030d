import type { CvmFields } from '../../../../resources/cvm.ts'
import type { Check } from '../../../check.ts'
import { judged } from '../../../finding.ts'
import { observedOf } from '../../../observed.ts'
import { isProduction } from '../../reasons.ts'
import { ownHosts } from './own-hosts.ts'

/** Ten agents side by side need as much. */
const production = { cpu: 4, memory: 8 }
const least = { cpu: 2, memory: 4 }

export const hostSize: Check = {
  id: 'host-size',
  title: { en: 'Hosts are large enough', zh: '主机规格满足要求' },
  story: ['1.1.1', 'C1', 'R1', 'R14', 'R15', 'N1'],
  expected: {
    en: '2 vCPU and 4 GB at least; in production 4 vCPU and 8 GB',
    zh: '至少 2 核 4 GB；生产环境 4 核 8 GB',
  },
  mend: {
    en: 'Set compute.size, such as 4c8g, and run `npx tengyun apply`.',
    zh: '设置 compute.size（如 4c8g）后运行 `npx tengyun apply`。',
  },
  async run(input) {
    const hosts = observedOf<CvmFields>(input, 'cvm')
    if (hosts.length === 0) return ownHosts
    const { cpu, memory } = isProduction(input) ? production : least
    const evidence = hosts.map(
      ({ key, id, fields }) => `${key} ${id}: ${fields.cpu} vCPU, ${fields.memory} GB`,
    )
    const holds = hosts.every(({ fields }) => fields.cpu >= cpu && fields.memory >= memory)
    return judged(holds, evidence.join(', '), evidence)
  },
}
