import type { Check } from '../../check.ts'
import { judged } from '../../finding.ts'
import { forgedTokens } from '../../measure/forged-tokens.ts'
import { ask, bearing } from '../../measure/http.ts'
import { noAcceptance } from '../reasons.ts'

export const apiTokens: Check = {
  id: 'api-tokens',
  title: { en: 'The API lets nobody in without a good token', zh: 'API 拒绝无效令牌' },
  story: ['S2', 'T3'],
  expected: {
    en: '401 without a token and with each forged one; 200 with the right one',
    zh: '无令牌或伪造令牌返回 401，正确令牌返回 200',
  },
  mend: {
    en: 'See how the app signs and checks tokens: AUTH_SECRET.',
    zh: '检查应用的令牌签发与校验：AUTH_SECRET。',
  },
  async run({ session, site }) {
    const { acceptance } = session.project.config.app
    if (acceptance?.token === undefined) return noAcceptance('.token')
    const { path } = acceptance
    const tries = [
      { name: 'no token', headers: {}, right: 401 },
      ...forgedTokens().map(({ name, token }) => ({
        name,
        headers: { authorization: `Bearer ${token}` },
        right: 401,
      })),
      { name: 'the right token', headers: bearing(session), right: 200 },
    ]
    const answers = await Promise.all(
      tries.map(async ({ name, headers, right }) => ({
        name,
        right,
        status: (await ask(`${site}${path}`, { headers })).status,
      })),
    )
    const evidence = answers.map(({ name, status }) => `GET ${path}, ${name} → ${status}`)
    const wrong = answers.filter(({ status, right }) => status !== right)
    return judged(
      wrong.length === 0,
      wrong.length === 0
        ? `${answers.length}/${answers.length}`
        : wrong.map(({ name, status }) => `${name} → ${status}`).join(', '),
      evidence,
    )
  },
}
