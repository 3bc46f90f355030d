import type {
  InquiryPriceRunInstancesRequest,
  InquiryPriceRunInstancesResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cvm/v20170312/cvm_models.js'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { readHardware } from '../hardware.ts'
import { pricedFields } from '../order.ts'
import { bandwidthPrice, instancePrice } from '../prices.ts'

/** In yuan. Takes what RunInstances takes; what costs nothing, such as the network, is not looked at. */
export const inquiryPriceRunInstances: Action<
  InquiryPriceRunInstancesRequest,
  InquiryPriceRunInstancesResponse
> = (request, { region }) => {
  supportOnly(request, pricedFields)
  const hardware = readHardware(region, request)
  return { Price: { InstancePrice: instancePrice(hardware), BandwidthPrice: bandwidthPrice(hardware) } }
}
