import type { ItemPrice } from 'tencentcloud-sdk-nodejs/tencentcloud/services/clb/v20180317/clb_models.js'
import type { ClbFields } from '../../resources/clb.ts'
import { monthly } from '../money.ts'
import type { Price } from '../price.ts'

/** A shared public load balancer paid by traffic: its hours, and what goes out through it. */
export const clb: Price<ClbFields> = {
  kind: 'clb',
  async ask({ cloud }, { bandwidth }, { trafficOut }) {
    const { Price: price } = await cloud.call('clb', 'InquiryPriceCreateLoadBalancer', {
      LoadBalancerType: 'OPEN',
      // POSTPAID_BY_HOUR everywhere else.
      LoadBalancerChargeType: 'POSTPAID',
      InternetAccessible: {
        InternetChargeType: 'TRAFFIC_POSTPAID_BY_HOUR',
        InternetMaxBandwidthOut: bandwidth,
      },
      GoodsNum: 1,
    })
    const hours = monthly(unitPrice(price?.InstancePrice) ?? Number.NaN)
    const perGigabyte = unitPrice(price?.BandwidthPrice) ?? 0
    return {
      monthly: hours + perGigabyte * trafficOut,
      assumption: {
        en: `${trafficOut} GB of outgoing traffic a month at ¥${perGigabyte} a GB`,
        zh: `每月出流量 ${trafficOut} GB，每 GB ${perGigabyte} 元`,
      },
    }
  },
}

/** Parts that a load balancer is not charged for are null. */
function unitPrice(price: ItemPrice | null | undefined): number | undefined {
  return price?.UnitPriceDiscount ?? price?.UnitPrice
}
