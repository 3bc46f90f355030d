import type { CvmFields } from '../../../../resources/cvm.ts'
import { keys } from '../../../../resources/desired.ts'
import type { Check } from '../../../check.ts'
import { judged } from '../../../finding.ts'
import { observedAt, observedOf } from '../../observed.ts'
import { ownHosts } from './own-hosts.ts'

export const hostNetwork: Check = {
  id: 'host-network',
  title: {
    en: 'Hosts are in the environment’s own network, behind its security group',
    zh: '主机位于环境自有的私有网络与安全组内',
  },
  story: ['1.1.3', 'R5', 'R17'],
  expected: {
    en: 'the VPC, the subnet and the security group of the environment',
    zh: '环境自有的 VPC、子网与安全组',
  },
  mend: {
    en: 'Run `npx tengyun apply`, which puts security groups back; a host in another VPC has to be made anew.',
    zh: '运行 `npx tengyun apply` 恢复安全组；位于其他 VPC 的主机需重建。',
  },
  async run(input) {
    const hosts = observedOf<CvmFields>(input, 'cvm')
    if (hosts.length === 0) return ownHosts
    const [vpc, subnet, group] = [keys.vpc, keys.subnet, keys.appGroup].map(
      (key) => observedAt(input, key).id,
    )
    const evidence = hosts.map(
      ({ key, fields }) => `${key}: ${fields.vpc}, ${fields.subnet}, ${fields.securityGroups.join(' ')}`,
    )
    const holds = hosts.every(
      ({ fields }) =>
        fields.vpc === vpc &&
        fields.subnet === subnet &&
        fields.securityGroups.length === 1 &&
        fields.securityGroups[0] === group,
    )
    return judged(holds, evidence.join('; '), evidence)
  },
}
