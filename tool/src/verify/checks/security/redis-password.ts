import type { Check } from '../../check.ts'
import { judged } from '../../finding.ts'
import { surveyed } from '../../measure/host-survey.ts'

export const redisPassword: Check = {
  id: 'redis-password',
  title: { en: 'Redis answers nobody without the password', zh: 'Redis 必须密码认证' },
  story: ['3.3.1', 'T3'],
  expected: { en: 'NOAUTH for a stranger who comes encrypted', zh: '未认证的加密连接返回 NOAUTH' },
  mend: {
    en: 'Run `npx tengyun apply`, which gives it its password again.',
    zh: '运行 `npx tengyun apply` 重设密码。',
  },
  async run(input) {
    const answers = Object.entries(await surveyed(input, 'withoutPassword'))
    return judged(
      answers.length > 0 && answers.every(([, answer]) => answer.startsWith('-NOAUTH')),
      [...new Set(answers.map(([, answer]) => `PING → ${answer}`))].join(', '),
      answers.map(([name, answer]) => `${name} PING → ${answer}`),
    )
  },
}
