import type {
  AllocateAddressesRequest,
  AllocateAddressesResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/vpc/v20170312/vpc_models.js'
import type { World } from '../../../engine/world.ts'
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
import { type Address, addresses } from '../model.ts'

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
    const inRegion = [...addresses(world).values()].filter((address) => address.region === region)
    if (inRegion.length + AddressCount > limits.addressesPerRegion) {
      throw new CloudError(
        'AddressQuotaLimitExceeded',
        `The quota is ${limits.addressesPerRegion} addresses.`,
      )
    }

    const allocated = Array.from({ length: AddressCount }, (_, index): Address => {
      const addressId = world.ids.next('eip')
      setTags(world, resourceName(world, 'address', region, addressId), tags)
      return {
        addressId,
        region,
        name: request.AddressName ?? '',
        status: 'CREATING',
        publicIp: unusedIp(world, index),
        hostAddress: '',
        instanceId: '',
        privateIp: '',
        chargeType,
        bandwidth,
        createdAt: world.clock.now(),
      }
    })
    const outcome = { status: 'UNBIND' } as const
    const TaskId = changeAddress(world, allocated, { outcome, after: durations.allocate })
    return { AddressSet: allocated.map(({ addressId }) => addressId), TaskId }
  })
}

/** 203.0.113.0/24 belongs to nobody (RFC 5737): an unbound address leads nowhere. */
function unusedIp(world: World, skip: number): string {
  const taken = new Set([...addresses(world).values()].map(({ publicIp }) => publicIp))
  const free = Array.from({ length: 254 }, (_, index) => `203.0.113.${index + 1}`).filter(
    (ip) => !taken.has(ip),
  )
  const ip = free[skip]
  if (ip === undefined) throw new CloudError('ResourceInsufficient', 'No public address is left.')
  return ip
}
