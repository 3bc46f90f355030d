import type {
  InquiryPriceAllocateAddressesRequest,
  InquiryPriceAllocateAddressesResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/vpc/v20170312/vpc_models.js'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { checkAddressOrder } from '../address-order.ts'
import { internetPrice } from '../prices.ts'

/** In yuan. The price of traffic is that of a GB, though the unit that comes with it says HOUR. */
export const inquiryPriceAllocateAddresses: Action<
  InquiryPriceAllocateAddressesRequest,
  InquiryPriceAllocateAddressesResponse
> = (request) => {
  supportOnly(request, ['InternetChargeType', 'InternetMaxBandwidthOut', 'AddressType'])
  const { chargeType, bandwidth } = checkAddressOrder(request)
  const price = Number(internetPrice(chargeType, bandwidth).toFixed(4))
  return { Price: { AddressPrice: { UnitPrice: price, DiscountPrice: price, ChargeUnit: 'HOUR' } } }
}
