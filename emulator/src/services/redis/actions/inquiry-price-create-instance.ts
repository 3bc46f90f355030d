import type {
  InquiryPriceCreateInstanceRequest,
  InquiryPriceCreateInstanceResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/redis/v20180412/redis_models.js'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { checkMemory, checkReplicas, checkShards } from '../capacity.ts'
import { limits } from '../limits.ts'
import { checkBilling, checkCounts, checkType, findZoneName } from '../order.ts'
import { instancePrice } from '../prices.ts'

/** In fen (`pent`), an hour of all the instances; the precise fields keep what the others round. */
export const inquiryPriceCreateInstance: Action<
  InquiryPriceCreateInstanceRequest,
  InquiryPriceCreateInstanceResponse
> = (request, { region }) => {
  supportOnly(request, [
    ...(['TypeId', 'MemSize', 'GoodsNum', 'Period', 'BillingMode', 'ZoneId', 'ZoneName'] as const),
    ...(['RedisShardNum', 'RedisReplicasNum'] as const),
  ])
  const { TypeId, MemSize, RedisShardNum = 1, RedisReplicasNum = limits.replicas.lowest } = request
  checkType(TypeId)
  checkBilling(request.BillingMode)
  checkCounts(request)
  checkMemory(MemSize)
  checkShards(TypeId, RedisShardNum)
  checkReplicas(RedisReplicasNum)
  findZoneName(request, region)
  const precise = Number(
    (instancePrice(MemSize, RedisShardNum, RedisReplicasNum) * request.GoodsNum).toFixed(4),
  )
  return {
    Price: Math.round(precise),
    OriginalPrice: Math.round(precise),
    HighPrecisionPrice: precise,
    HighPrecisionOriginalPrice: precise,
    AmountUnit: 'pent',
    Currency: 'CNY',
  }
}
