import type { EipFields } from '../../../../resources/eip.ts'
import type { Check } from '../../../check.ts'
import { judged } from '../../../finding.ts'
import { observedOf } from '../../../observed.ts'
import { ownHosts } from '../hosts/own-hosts.ts'

export const publicAddress: Check = {
  id: 'public-address',
  title: { en: 'Each host has a public address of its own that stays', zh: '每台主机绑定独立的弹性公网 IP' },
  story: ['1.4.1'],
  expected: { en: 'an elastic address for each host, bound to it', zh: '每台主机绑定一个弹性公网 IP' },
  mend: {
    en: 'Run `npx tengyun apply`, which binds addresses again.',
    zh: '运行 `npx tengyun apply` 重新绑定。',
  },
  async run(input) {
    const hosts = observedOf(input, 'cvm')
    if (hosts.length === 0) return ownHosts
    const addresses = observedOf<EipFields>(input, 'eip')
    const evidence = addresses.map(({ key, id, state, fields }) => `${key} ${id}: ${state} ${fields.host}`)
    const bound = hosts.filter(({ id }) =>
      addresses.some(({ state, fields }) => state === 'BIND' && fields.host === id),
    )
    return judged(bound.length === hosts.length, `${bound.length}/${hosts.length}`, evidence)
  },
}
