import type {
  ModifyAddressesBandwidthRequest,
  ModifyAddressesBandwidthResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/vpc/v20170312/vpc_models.js'
import { CloudError } from '../../../errors.ts'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { changeAddress, checkStatus } from '../change-address.ts'
import { findAddress } from '../find-addresses.ts'
import { durations } from '../limits.ts'

/** Mbps */
const widest = 200

export const modifyAddressesBandwidth: Action<
  ModifyAddressesBandwidthRequest,
  ModifyAddressesBandwidthResponse
> = (request, { world, region }) => {
  supportOnly(request, ['AddressIds', 'InternetMaxBandwidthOut'])
  const { AddressIds, InternetMaxBandwidthOut: bandwidth } = request
  if (bandwidth < 1 || bandwidth > widest) {
    throw new CloudError(
      'InvalidParameterValue.BandwidthOutOfRange',
      `The bandwidth must be 1 to ${widest} Mbps.`,
    )
  }
  const changed = AddressIds.map((id) => findAddress(world, region, id))
  for (const address of changed) checkStatus(address, 'UNBIND', 'BIND')
  const resized = changed.map((address) => ({ ...address, bandwidth }))
  return { TaskId: changeAddress(world, resized, { outcome: {}, after: durations.bandwidth }) }
}
