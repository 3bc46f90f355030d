import { quotaOf } from '../../engine/quotas.ts'
import type { World } from '../../engine/world.ts'
import { CloudError } from '../../errors.ts'
import { limits } from './limits.ts'
import { type Address, addresses } from './model.ts'

/**
 * Public addresses that nobody has yet; to be handed to `changeAddress`.
 *
 * @throws CloudError `AddressQuotaLimitExceeded`
 */
export function newAddresses(
  world: World,
  region: string,
  count: number,
  settings: Pick<Address, 'name' | 'chargeType' | 'bandwidth'>,
): Address[] {
  const inRegion = [...addresses(world).values()].filter((address) => address.region === region)
  const quota = quotaOf(world, 'vpc.addressesPerRegion', limits.addressesPerRegion)
  if (inRegion.length + count > quota) {
    throw new CloudError('AddressQuotaLimitExceeded', `The quota is ${quota} addresses.`)
  }
  return unusedIps(world, count).map((publicIp) => ({
    ...settings,
    publicIp,
    addressId: world.ids.next('eip'),
    region,
    status: 'CREATING',
    hostAddress: '',
    instanceId: '',
    privateIp: '',
    createdAt: world.clock.now(),
  }))
}

/** Of 203.0.113.0/24, which belongs to nobody (RFC 5737): an unbound address leads nowhere. */
function unusedIps(world: World, count: number): string[] {
  const taken = new Set([...addresses(world).values()].map(({ publicIp }) => publicIp))
  const free = Array.from({ length: 254 }, (_, index) => `203.0.113.${index + 1}`).filter(
    (ip) => !taken.has(ip),
  )
  if (free.length >= count) return free.slice(0, count)
  throw new CloudError('ResourceInsufficient', 'No public address is left.')
}
