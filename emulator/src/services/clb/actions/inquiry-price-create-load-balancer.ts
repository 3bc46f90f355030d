import type {
  InquiryPriceCreateLoadBalancerRequest,
  InquiryPriceCreateLoadBalancerResponse,
  ItemPrice,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/clb/v20180317/clb_models.js'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { invalidValue } from '../errors.ts'
import { readInternetAccess } from '../order.ts'
import { prices } from '../prices.ts'

/** Yuan. https://cloud.tencent.com/document/api/214/105307 */
export const inquiryPriceCreateLoadBalancer: Action<
  InquiryPriceCreateLoadBalancerRequest,
  InquiryPriceCreateLoadBalancerResponse
> = (request) => {
  supportOnly(request, [
    'LoadBalancerType',
    'LoadBalancerChargeType',
    'LoadBalancerChargePrepaid',
    'InternetAccessible',
    'GoodsNum',
    'ZoneId',
    'AddressIPVersion',
    'VipIsp',
  ])
  const { LoadBalancerType, GoodsNum = 1 } = request
  if (!['OPEN', 'INTERNAL'].includes(LoadBalancerType)) {
    throw invalidValue('LoadBalancerType is OPEN or INTERNAL.')
  }
  return {
    Price: {
      InstancePrice: instancePrice(request, GoodsNum),
      ...(LoadBalancerType === 'OPEN' && { BandwidthPrice: bandwidthPrice(request, GoodsNum) }),
    },
  }
}

function instancePrice(request: InquiryPriceCreateLoadBalancerRequest, count: number): ItemPrice {
  switch (request.LoadBalancerChargeType) {
    case 'POSTPAID':
      return perUnit(prices.instanceHour * count, 'HOUR')
    case 'PREPAID':
      return inAdvance(prices.instanceMonth * (request.LoadBalancerChargePrepaid?.Period ?? 1) * count)
    default:
      throw invalidValue('LoadBalancerChargeType is POSTPAID or PREPAID.')
  }
}

function bandwidthPrice({ InternetAccessible }: InquiryPriceCreateLoadBalancerRequest, count: number) {
  const { internetChargeType, internetBandwidth } = readInternetAccess(InternetAccessible)
  return internetChargeType === 'TRAFFIC_POSTPAID_BY_HOUR'
    ? perUnit(prices.trafficGigabyte, 'GB')
    : perUnit(prices.bandwidthHour * internetBandwidth * count, 'HOUR')
}

function perUnit(price: number, unit: 'HOUR' | 'GB'): ItemPrice {
  return item({ UnitPrice: price, UnitPriceDiscount: price, ChargeUnit: unit, Discount: 100 })
}

function inAdvance(price: number): ItemPrice {
  return item({ OriginalPrice: price, DiscountPrice: price, Discount: 100 })
}

/** The SDK declares all fields; the cloud leaves out those that a way of paying has not. */
function item(price: Partial<ItemPrice>): ItemPrice {
  return price as ItemPrice
}
