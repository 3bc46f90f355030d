import { limitExceeded, limitOf } from '../../server/rate-limits.ts'
import { CosError } from '../../services/cos/errors.ts'
import type { Effect } from './effect.ts'

/** https://cloud.tencent.com/document/product/436/7730 (SlowDown) */
export const throttle: Effect = {
  summary: 'is refused with RequestLimitExceeded; by COS with 503 SlowDown',
  create: () => ({
    act: async ({ protocol, product, action }) => {
      if (protocol === 'cos') throw new CosError('SlowDown')
      const limit = limitOf(product, action)
      throw limitExceeded(limit + 1, limit)
    },
  }),
}
