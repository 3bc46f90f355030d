import { keys } from '../../../resources/desired.ts'
import type { SecurityGroupFields } from '../../../resources/security-group.ts'
import type { Check } from '../../check.ts'
import { judged } from '../../finding.ts'
import { observedAt } from '../observed.ts'
import { covers, isAnywhere } from '../peers.ts'

export const hostRules: Check = {
  id: 'host-rules',
  title: { en: 'Hosts are open to people on the web’s ports alone', zh: '主机仅对公网开放 Web 端口' },
  story: ['1.2.1', '1.2.2', '1.2.3', 'AC1', 'T3'],
  expected: {
    en: '80 and 443 (or the one port of the config) from anywhere; 22 from inside the VPC alone',
    zh: '对任意来源开放 80 与 443（或配置的端口）；22 仅限 VPC 内网',
  },
  mend: {
    en: 'Run `npx tengyun apply`, which writes the rules anew.',
    zh: '运行 `npx tengyun apply` 重写规则。',
  },
  async run(input) {
    const { compute, network } = input.session.environment
    const open = compute.port === 80 ? '80,443' : String(compute.port)
    const { ingress } = observedAt<SecurityGroupFields>(input, keys.appGroup).fields
    const evidence = ingress.map(
      ({ protocol, port, peer, note }) => `${protocol} ${port} ← ${peer} (${note})`,
    )
    const forAll = ingress.filter(({ peer }) => isAnywhere(peer))
    const forSsh = ingress.filter(({ port }) => covers(port, 22))
    const holds =
      forAll.length === 1 && forAll[0]?.port === open && forSsh.every(({ peer }) => peer === network.cidr)
    return judged(holds, evidence.join('; '), evidence)
  },
}
