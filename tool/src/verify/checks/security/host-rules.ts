import { isDeepStrictEqual } from 'node:util'
import { serves } from '../../../hosts/role.ts'
import { keys } from '../../../resources/desired.ts'
import type { SecurityGroupFields } from '../../../resources/security-group.ts'
import type { Check } from '../../check.ts'
import { judged } from '../../finding.ts'
import { observedAt } from '../../observed.ts'
import { covers, isAnywhere } from '../peers.ts'

export const hostRules: Check = {
  id: 'host-rules',
  title: { en: 'Hosts are open to people on the web’s ports alone', zh: '主机仅对公网开放 Web 端口' },
  story: ['1.2.1', '1.2.2', '1.2.3', 'AC1', 'T3'],
  expected: {
    en: '80 and 443 (or the one port of the config) from anywhere, on workers nothing; 22 from inside the VPC alone',
    zh: '对任意来源开放 80 与 443（或配置的端口），worker 主机不开放；22 仅限 VPC 内网',
  },
  mend: {
    en: 'Run `npx tengyun apply`, which writes the rules anew.',
    zh: '运行 `npx tengyun apply` 重写规则。',
  },
  async run(input) {
    const { compute, network } = input.session.environment
    const open = compute.port === 80 ? '80,443' : String(compute.port)
    const groups = [
      { key: keys.appGroup, wanted: [open] },
      ...(input.hosts.every(serves) ? [] : [{ key: keys.workerGroup, wanted: [] }]),
    ].map(({ key, wanted }) => ({ wanted, ...observedAt<SecurityGroupFields>(input, key).fields }))
    const evidence = groups.flatMap(({ ingress }) =>
      ingress.map(({ protocol, port, peer, note }) => `${protocol} ${port} ← ${peer} (${note})`),
    )
    const holds = groups.every(({ wanted, ingress }) => {
      const forAll = ingress.filter(({ peer }) => isAnywhere(peer)).map(({ port }) => port)
      const forSsh = ingress.filter(({ port }) => covers(port, 22))
      return isDeepStrictEqual(forAll, wanted) && forSsh.every(({ peer }) => peer === network.cidr)
    })
    return judged(holds, evidence.join('; '), evidence)
  },
}
