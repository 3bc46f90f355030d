import type {
  InquiryPriceCreateDisksRequest,
  InquiryPriceCreateDisksResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cbs/v20170312/cbs_models.js'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { checkDiskCharge, checkDiskCount } from '../order.ts'
import { diskPrice } from '../prices.ts'
import { checkDiskSize, checkDiskType } from '../sizes.ts'

/** In yuan, for all the disks: as numbers with two decimals, and as texts with more. */
export const inquiryPriceCreateDisks: Action<
  InquiryPriceCreateDisksRequest,
  InquiryPriceCreateDisksResponse
> = (request) => {
  supportOnly(request, ['DiskChargeType', 'DiskType', 'DiskSize', 'ProjectId', 'DiskCount'])
  const { DiskType, DiskSize, DiskCount = 1 } = request
  checkDiskCharge(request.DiskChargeType)
  checkDiskType(DiskType)
  checkDiskSize(DiskSize)
  checkDiskCount(DiskCount)
  const price = diskPrice(DiskType, DiskSize) * DiskCount
  return {
    DiskPrice: {
      UnitPrice: Number(price.toFixed(2)),
      UnitPriceDiscount: Number(price.toFixed(2)),
      UnitPriceHigh: price.toFixed(6),
      UnitPriceDiscountHigh: price.toFixed(6),
      ChargeUnit: 'HOUR',
    },
  }
}
