import { type RedisFields, typeIds } from '../../resources/redis.ts'
import { monthly } from '../money.ts'
import type { Price } from '../price.ts'

export const redis: Price<RedisFields> = {
  kind: 'redis',
  async ask({ cloud }, fields) {
    const answer = await cloud.call('redis', 'InquiryPriceCreateInstance', {
      TypeId: typeIds[fields.architecture]?.[fields.version] ?? 0,
      MemSize: fields.memory * 1024,
      GoodsNum: 1,
      Period: 1,
      BillingMode: 0,
      ZoneName: fields.zone,
      RedisShardNum: fields.shards,
      RedisReplicasNum: fields.replicas,
    })
    const amount = answer.HighPrecisionPrice ?? answer.Price ?? Number.NaN
    return { monthly: monthly(amount / unitsPerYuan(answer.AmountUnit)) }
  },
}

/** `pent` is a fen, `microPent` a millionth of it. */
function unitsPerYuan(unit: string | undefined): number {
  return unit === 'microPent' ? 100_000_000 : 100
}
