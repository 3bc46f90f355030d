import type { DiskFields } from '../../resources/disk.ts'
import { monthly } from '../money.ts'
import type { Price } from '../price.ts'

export const disk: Price<DiskFields> = {
  kind: 'disk',
  async ask({ cloud }, { size }) {
    const { DiskPrice: price } = await cloud.call('cbs', 'InquiryPriceCreateDisks', {
      DiskChargeType: 'POSTPAID_BY_HOUR',
      DiskType: 'CLOUD_BSSD',
      DiskSize: size,
      DiskCount: 1,
    })
    // The numbers have two decimals, too few for an hour of a small disk; the texts have six.
    const perHour = price?.UnitPriceDiscountHigh ?? price?.UnitPriceHigh ?? price?.UnitPriceDiscount
    return { monthly: monthly(Number(perHour ?? Number.NaN)) }
  },
}
