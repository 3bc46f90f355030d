import { resolve4 } from 'node:dns/promises'
import type { Check } from '../../../check.ts'
import { judged, notChosen, skipped } from '../../../finding.ts'
import { isEmulated } from '../../reasons.ts'

export const nameResolves: Check = {
  id: 'name-resolves',
  title: { en: 'The name that people type leads here', zh: '域名解析指向本环境' },
  story: ['1.4.2'],
  expected: {
    en: 'public name servers answer with the address of the environment',
    zh: '公共 DNS 返回本环境的地址',
  },
  mend: {
    en: 'Set domain.dns, or have whoever keeps the zone point the name here.',
    zh: '设置 domain.dns，或由域名管理方添加解析。',
  },
  async run(input) {
    const { domain } = input.session.environment
    if (domain === undefined) return noDomain
    if (isEmulated(input))
      return skipped({
        en: 'On the emulator, records are kept and no public name server asks for them.',
        zh: '模拟环境只保存解析记录，公共 DNS 无法查询。',
      })
    const addresses = await resolve4(domain.name)
    const expected = new URL(input.site).hostname
    const leads = expected === domain.name ? addresses.length > 0 : addresses.includes(expected)
    return judged(leads, `${domain.name} → ${addresses.join(', ')}`)
  },
}

const noDomain = notChosen({
  en: 'The environment has no name (domain): people reach it by its address.',
  zh: '环境未配置域名（domain），通过 IP 访问。',
})
