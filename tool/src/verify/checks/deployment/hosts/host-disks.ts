import type { CvmFields } from '../../../../resources/cvm.ts'
import type { DiskFields } from '../../../../resources/disk.ts'
import type { Check } from '../../../check.ts'
import { judged } from '../../../finding.ts'
import { observedOf } from '../../../observed.ts'
import { isProduction } from '../../reasons.ts'
import { ownHosts } from './own-hosts.ts'

export const hostDisks: Check = {
  id: 'host-disks',
  title: { en: 'Each host has a data disk of its own', zh: '每台主机有独立数据盘' },
  story: ['R3', 'R4', 'R16'],
  expected: {
    en: 'a system disk, and an attached data disk that outlives the host; in production 100 GB and 200 GB at least',
    zh: '系统盘，以及已挂载且独立于主机存续的数据盘；生产环境分别至少 100 GB、200 GB',
  },
  mend: {
    en: 'Set compute.systemDisk and compute.dataDisk, and run `npx tengyun apply`: disks grow in place.',
    zh: '设置 compute.systemDisk 与 compute.dataDisk 后运行 `npx tengyun apply`，磁盘可原地扩容。',
  },
  async run(input) {
    const hosts = observedOf<CvmFields>(input, 'cvm')
    if (hosts.length === 0) return ownHosts
    const least = isProduction(input) ? { system: 100, data: 200 } : { system: 20, data: 1 }
    const disks = observedOf<DiskFields>(input, 'disk')
    const pairs = hosts.map((host) => ({ host, data: disks.find(({ fields }) => fields.host === host.id) }))
    const evidence = pairs.map(
      ({ host, data }) =>
        `${host.key}: system ${host.fields.systemDisk} GB, data ${data?.fields.size ?? 0} GB ${data?.state ?? 'none'}`,
    )
    const holds = pairs.every(
      ({ host, data }) =>
        host.fields.systemDisk >= least.system && data !== undefined && data.fields.size >= least.data,
    )
    return judged(holds, evidence.join('; '), evidence)
  },
}
