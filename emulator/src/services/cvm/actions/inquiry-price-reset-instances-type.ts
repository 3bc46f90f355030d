import type {
  InquiryPriceResetInstancesTypeRequest,
  InquiryPriceResetInstancesTypeResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cvm/v20170312/cvm_models.js'
import { CloudError } from '../../../errors.ts'
import type { Action } from '../../service.ts'
import { findInstances } from '../find.ts'
import { readType } from '../hardware.ts'
import { unitPrice } from '../prices.ts'

/** In yuan: what the type costs. The disks, which stay as they are, are not in it. */
export const inquiryPriceResetInstancesType: Action<
  InquiryPriceResetInstancesTypeRequest,
  InquiryPriceResetInstancesTypeResponse
> = ({ InstanceIds, InstanceType }, { world, region }) => {
  const [instance, ...others] = findInstances(world, region, InstanceIds)
  if (!instance || others.length > 0) {
    throw new CloudError('InvalidParameterValue.LimitExceeded', 'One instance can be asked for at a time.')
  }
  return { Price: { InstancePrice: unitPrice(readType(InstanceType, instance.zone).price, 'HOUR') } }
}
