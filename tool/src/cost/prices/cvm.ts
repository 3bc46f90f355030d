import type { ItemPrice } from 'tencentcloud-sdk-nodejs/tencentcloud/services/cvm/v20170312/cvm_models.js'
import { type CvmFields, chooseImage } from '../../resources/cvm.ts'
import { chooseType } from '../../resources/instance-type.ts'
import { monthlyInSteps } from '../money.ts'
import type { Price } from '../price.ts'

/** The type that would be ordered, with its system disk. Traffic is paid at the public address. */
export const cvm: Price<CvmFields> = {
  kind: 'cvm',
  async ask({ cloud }, fields) {
    const [InstanceType, ImageId] = await Promise.all([chooseType(cloud, fields), chooseImage(cloud)])
    const answer = await cloud.call('cvm', 'InquiryPriceRunInstances', {
      Placement: { Zone: fields.zone },
      ImageId,
      InstanceType,
      InstanceChargeType: 'POSTPAID_BY_HOUR',
      SystemDisk: { DiskType: 'CLOUD_BSSD', DiskSize: fields.systemDisk },
      InstanceCount: 1,
    })
    return { monthly: monthlyInSteps(steps(answer.Price?.InstancePrice ?? {})) }
  },
}

/** The account's price where it has a discount, else the list's. */
function steps(price: ItemPrice) {
  return {
    first: price.UnitPriceDiscount ?? price.UnitPrice ?? Number.NaN,
    second: price.UnitPriceDiscountSecondStep ?? price.UnitPriceSecondStep,
    third: price.UnitPriceDiscountThirdStep ?? price.UnitPriceThirdStep,
  }
}
