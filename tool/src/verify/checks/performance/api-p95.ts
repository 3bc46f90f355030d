import type { Check } from '../../check.ts'
import { judged } from '../../finding.ts'
import { loadOf, pressure } from '../../measure/load.ts'
import { noAcceptance } from '../reasons.ts'

/** Milliseconds. */
const limit = 1_000

export const apiP95: Check = {
  id: 'api-p95',
  title: { en: 'The API answers fast', zh: 'API 响应时间达标' },
  story: ['P2', 'N4', 'T2'],
  expected: {
    en: `P95 below ${limit} ms while ${pressure.clients} clients read without a pause, and no answer but 200`,
    zh: `${pressure.clients} 个客户端不间断读取时 P95 小于 ${limit} 毫秒，且全部返回 200`,
  },
  mend: {
    en: 'See where time goes: `npx tengyun monitor`; then larger hosts (compute.size) or more of them (compute.hosts, or compute.roles.web).',
    zh: '用 `npx tengyun monitor` 找出瓶颈，再提高主机规格（compute.size）或数量（compute.hosts 或 compute.roles.web）。',
  },
  async run(input) {
    const load = await loadOf(input)
    if (load === undefined) return noAcceptance('')
    const { requests, seconds, p95, failures, paths } = load
    const rate = Math.round(requests / seconds)
    return judged(
      p95 < limit && failures === 0,
      {
        en: `P95 ${p95} ms over ${requests} requests (${rate}/s), ${failures} failed`,
        zh: `P95 ${p95} 毫秒，${requests} 个请求（${rate}/秒），失败 ${failures} 个`,
      },
      paths.map((one) => `GET ${one.path}: ${one.requests} requests, P95 ${one.p95} ms`),
    )
  },
}
