import type {
  AllocateAddressesRequest,
  AllocateAddressesResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/vpc/v20170312/vpc_models.js'
import { CloudError } from '../../../errors.ts'
import { replay } from '../../client-tokens.ts'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { resourceName } from '../../tag/names.ts'
import { readTags } from '../../tag/pairs.ts'
import { setTags } from '../../tag/registry.ts'
import { checkAddressOrder } from '../address-order.ts'
import { changeAddress } from '../change-address.ts'
import { durations, limits } from '../limits.ts'
import { newAddresses } from '../new-addresses.ts'

export const allocateAddresses: Action<AllocateAddressesRequest, AllocateAddressesResponse> = (
  request,
  { world, region },
) => {
  supportOnly(request, [
    'AddressCount',
    'InternetServiceProvider',
    'InternetChargeType',
    'InternetMaxBandwidthOut',
    'AddressType',
    'Tags',
    'AddressName',
    'ClientToken',
  ])
  return replay(world, 'vpc', request, () => {
    const { AddressCount = 1 } = request
    const { chargeType, bandwidth } = checkAddressOrder(request)
    if (AddressCount < 1 || AddressCount > limits.addressesPerRegion) {
      throw new CloudError('InvalidParameterValue.Range', 'AddressCount is out of range.')
    }
    const tags = readTags(request.Tags)
    const name = request.AddressName ?? ''
    const allocated = newAddresses(world, region, AddressCount, { name, chargeType, bandwidth })
    for (const { addressId } of allocated) {
      setTags(world, resourceName(world, 'address', region, addressId), tags)
    }
    const outcome = { status: 'UNBIND' } as const
    const TaskId = changeAddress(world, allocated, { outcome, after: durations.allocate })
    return { AddressSet: allocated.map(({ addressId }) => addressId), TaskId }
  })
}
