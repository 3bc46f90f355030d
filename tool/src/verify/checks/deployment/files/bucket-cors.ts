import { keys } from '../../../../resources/desired.ts'
import type { Check } from '../../../check.ts'
import { judged, notChosen } from '../../../finding.ts'
import { askBucket } from '../../../measure/bucket-request.ts'
import { observedAt } from '../../../observed.ts'

export const bucketCors: Check = {
  id: 'bucket-cors',
  title: { en: 'Browsers may send files straight to the bucket', zh: '浏览器可直传存储桶（跨域规则）' },
  story: ['4.2.2'],
  expected: { en: 'a preflight request is allowed as the config says', zh: '预检请求按配置放行' },
  mend: {
    en: 'Set files.cors and run `npx tengyun apply`.',
    zh: '设置 files.cors 后运行 `npx tengyun apply`。',
  },
  async run(input) {
    const [rule] = input.session.environment.files.cors
    if (rule === undefined) return none
    const origin = rule.origins[0] === '*' ? 'https://tengyun-verify.example.com' : (rule.origins[0] ?? '')
    const method = rule.methods[0] ?? 'GET'
    const { status, headers } = await askBucket(input, observedAt(input, keys.files).id, {
      method: 'OPTIONS',
      path: '/tengyun-verify',
      headers: { origin, 'access-control-request-method': method },
    })
    const allowed = String(headers['access-control-allow-origin'] ?? '')
    const holds = status === 200 && (allowed === '*' || allowed === origin)
    return judged(holds, `OPTIONS (${method}) → ${status}, ${allowed || '–'}`, [
      `origin: ${origin}`,
      `access-control-allow-origin: ${allowed}`,
      `access-control-allow-methods: ${headers['access-control-allow-methods'] ?? ''}`,
    ])
  },
}

const none = notChosen({
  en: 'The environment lets no pages of browsers use the bucket (files.cors).',
  zh: '环境未允许网页直接访问存储桶（files.cors）。',
})
