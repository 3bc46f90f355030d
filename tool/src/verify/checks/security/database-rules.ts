import { serves } from '../../../hosts/role.ts'
import { keys } from '../../../resources/desired.ts'
import type { SecurityGroupFields } from '../../../resources/security-group.ts'
import type { Check } from '../../check.ts'
import { judged } from '../../finding.ts'
import { observedAt } from '../../observed.ts'
import { isAnywhere } from '../peers.ts'

/** What databases listen on. */
const ports = ['5432', '6379']

export const databaseRules: Check = {
  id: 'database-rules',
  title: { en: 'Databases let in the app’s hosts and nobody else', zh: '数据库仅允许应用主机访问' },
  story: ['1.2.4', '2.3.2', '3.3.2', 'T3'],
  expected: {
    en: 'rules for 5432 and 6379 alone, each from a group of the hosts or from one host of yours',
    zh: '仅放行 5432 与 6379，且来源为主机安全组或指定主机',
  },
  mend: {
    en: 'Run `npx tengyun apply`, which writes the rules anew.',
    zh: '运行 `npx tengyun apply` 重写规则。',
  },
  async run(input) {
    const { ingress } = observedAt<SecurityGroupFields>(input, keys.dataGroup).fields
    const ofHosts = input.hosts.every(serves) ? [keys.appGroup] : [keys.appGroup, keys.workerGroup]
    const groups = ofHosts.map((key) => observedAt(input, key).id)
    const evidence = ingress.map(
      ({ protocol, port, peer, note }) => `${protocol} ${port} ← ${peer} (${note})`,
    )
    const holds =
      ingress.length > 0 &&
      ingress.every(
        ({ port, peer }) =>
          ports.includes(port) &&
          !isAnywhere(peer) &&
          (groups.includes(String(peer)) || String(peer).endsWith('/32')),
      )
    return judged(holds, evidence.join('; '), evidence)
  },
}
