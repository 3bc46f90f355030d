import type { Check } from '../../check.ts'
import { judged, notChosen } from '../../finding.ts'
import { loadOf } from '../../measure/load.ts'
import { noAcceptance } from '../reasons.ts'

const least = 0.9

export const cacheHits: Check = {
  id: 'cache-hits',
  title: { en: 'What is read often comes from the cache', zh: '缓存命中率达标' },
  story: ['P5', 'C3'],
  expected: {
    en: `more than ${least * 100} % of the answers that say whether they are from the cache`,
    zh: `标明缓存状态的响应中，命中率高于 ${least * 100} %`,
  },
  mend: {
    en: 'See what goes from Redis before it is read again: `npx tengyun redis info`; then more redis.memory.',
    zh: '用 `npx tengyun redis info` 查看淘汰情况，必要时增加 redis.memory。',
  },
  async run(input) {
    const load = await loadOf(input)
    if (load === undefined) return noAcceptance('')
    if (load.hitRate === undefined)
      return notChosen({ en: 'No answer says x-cache.', zh: '没有响应带有 x-cache。' })
    const rate = `${(load.hitRate * 100).toFixed(1)} %`
    return judged(load.hitRate > least, rate, [`x-cache: hit in ${rate} of what says so`])
  },
}
