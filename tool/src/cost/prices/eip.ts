import type { EipFields } from '../../resources/eip.ts'
import type { Price } from '../price.ts'

/** Paid by traffic: the answer is the price of a GB, although its unit says HOUR. */
export const eip: Price<EipFields> = {
  kind: 'eip',
  async ask({ cloud }, { bandwidth }, { trafficOut }) {
    const { Price: price } = await cloud.call('vpc', 'InquiryPriceAllocateAddresses', {
      InternetChargeType: 'TRAFFIC_POSTPAID_BY_HOUR',
      InternetMaxBandwidthOut: bandwidth,
    })
    const perGigabyte = price?.AddressPrice?.DiscountPrice ?? price?.AddressPrice?.UnitPrice ?? Number.NaN
    return {
      monthly: perGigabyte * trafficOut,
      assumption: {
        en: `${trafficOut} GB of outgoing traffic a month at ¥${perGigabyte} a GB; bound all month, so nothing for idling`,
        zh: `每月出流量 ${trafficOut} GB，每 GB ${perGigabyte} 元；整月绑定，不计闲置费`,
      },
    }
  },
}
