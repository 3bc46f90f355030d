import type {
  ReleaseAddressesRequest,
  ReleaseAddressesResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/vpc/v20170312/vpc_models.js'
import type { Action } from '../../service.ts'
import { changeAddress, checkStatus } from '../change-address.ts'
import { findAddress } from '../find-addresses.ts'
import { durations } from '../limits.ts'

/** Only what is not bound can be released. */
export const releaseAddresses: Action<ReleaseAddressesRequest, ReleaseAddressesResponse> = (
  { AddressIds },
  { world, region },
) => {
  const released = AddressIds.map((id) => findAddress(world, region, id))
  for (const address of released) checkStatus(address, 'UNBIND')
  const change = { during: 'OFFLINING', outcome: null, after: durations.release } as const
  return { TaskId: changeAddress(world, released, change) }
}
