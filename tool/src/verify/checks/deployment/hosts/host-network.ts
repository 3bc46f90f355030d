import { serves } from '../../../../hosts/role.ts'
import type { CvmFields } from '../../../../resources/cvm.ts'
import { keys } from '../../../../resources/desired.ts'
import type { SubnetFields } from '../../../../resources/subnet.ts'
import type { Check } from '../../../check.ts'
import { judged } from '../../../finding.ts'
import { observedAt, observedOf } from '../../../observed.ts'
import { ownHosts } from './own-hosts.ts'

export const hostNetwork: Check = {
  id: 'host-network',
  title: {
    en: 'Hosts are in the environment’s own network, behind its security groups',
    zh: '主机位于环境自有的私有网络与安全组内',
  },
  story: ['1.1.3', 'R5', 'R17'],
  expected: {
    en: 'the VPC, the security group of its role and, in each zone, the subnet of the environment',
    zh: '环境自有的 VPC、所属角色的安全组，以及各可用区的子网',
  },
  mend: {
    en: 'Run `npx tengyun apply`, which puts security groups back; a host in another VPC has to be made anew.',
    zh: '运行 `npx tengyun apply` 恢复安全组；位于其他 VPC 的主机需重建。',
  },
  async run(input) {
    const hosts = observedOf<CvmFields>(input, 'cvm')
    if (hosts.length === 0) return ownHosts
    const vpc = observedAt(input, keys.vpc).id
    const serving = new Set(input.hosts.filter(serves).map(({ id }) => id))
    const groupOf = (id: string) => observedAt(input, serving.has(id) ? keys.appGroup : keys.workerGroup).id
    const subnets = observedOf<SubnetFields>(input, 'subnet')
    const subnetIn = (zone: string) => subnets.find(({ fields }) => fields.zone === zone)?.id
    const evidence = hosts.map(
      ({ key, fields }) => `${key}: ${fields.vpc}, ${fields.subnet}, ${fields.securityGroups.join(' ')}`,
    )
    const holds = hosts.every(
      ({ id, fields }) =>
        fields.vpc === vpc &&
        fields.subnet === subnetIn(fields.zone) &&
        fields.securityGroups.length === 1 &&
        fields.securityGroups[0] === groupOf(id),
    )
    return judged(holds, evidence.join('; '), evidence)
  },
}
