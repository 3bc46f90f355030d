import type { ItemPrice } from 'tencentcloud-sdk-nodejs/tencentcloud/services/cvm/v20170312/cvm_models.js'
import { diskPrice } from '../cbs/prices.ts'
import { internetPrice } from '../vpc/prices.ts'
import type { Hardware } from './hardware.ts'

/** Yuan an hour for the instances with all their disks, which the cloud does not tell apart. */
export function instancePrice({ type, systemDisk, dataDisks, count }: Hardware): ItemPrice {
  const disks = [
    diskPrice(systemDisk.type, systemDisk.size),
    ...dataDisks.map((disk) => diskPrice(disk.DiskType ?? 'CLOUD_BSSD', disk.DiskSize)),
  ]
  const each = disks.reduce((sum, price) => sum + price, type.price)
  return unitPrice(each * count, 'HOUR')
}

/** By traffic, yuan for a GB whatever the number of instances; by bandwidth, an hour for all of them. */
export function bandwidthPrice({ internetChargeType, internetBandwidth, count }: Hardware): ItemPrice {
  const price = internetBandwidth === 0 ? 0 : internetPrice(internetChargeType, internetBandwidth)
  if (internetChargeType === 'TRAFFIC_POSTPAID_BY_HOUR') return unitPrice(price, 'GB')
  return unitPrice(price * count, 'HOUR')
}

/** Without a discount. */
export function unitPrice(yuan: number, chargeUnit: 'HOUR' | 'GB'): ItemPrice {
  const price = Number(yuan.toFixed(4))
  return { UnitPrice: price, UnitPriceDiscount: price, Discount: 100, ChargeUnit: chargeUnit }
}
