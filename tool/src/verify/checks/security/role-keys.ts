import type { Check } from '../../check.ts'
import { judged, notChosen } from '../../finding.ts'
import { surveyed } from '../../measure/host-survey.ts'

export const roleKeys: Check = {
  id: 'role-keys',
  title: { en: 'Hosts sign with keys that end by themselves', zh: '主机使用临时密钥' },
  story: ['4.2.1'],
  expected: {
    en: 'keys of the environment’s role that end within a day; none that last',
    zh: '来自环境角色、一天内过期的临时密钥，无长期密钥',
  },
  mend: {
    en: 'Run `npx tengyun apply`, which binds the role again.',
    zh: '运行 `npx tengyun apply` 重新绑定角色。',
  },
  async run(input) {
    if (input.session.environment.compute.ssh !== undefined) return ownHosts
    const { role, hours } = await surveyed(input, 'role')
    return judged(
      hours > 0 && hours <= 24,
      { en: `${role}: ${hours.toFixed(1)} h left`, zh: `${role}：剩余 ${hours.toFixed(1)} 小时` },
      [`GET …/meta-data/cam/security-credentials/${role} → Success, ${hours.toFixed(1)} h`],
    )
  },
}

const ownHosts = notChosen({
  en: 'Hosts of your own carry no role: they are lent keys for a backup, and have none otherwise.',
  zh: '自有主机没有角色：仅在备份时借给临时密钥。',
})
