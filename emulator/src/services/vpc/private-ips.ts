import type { Collection } from '../../engine/store.ts'
import type { World } from '../../engine/world.ts'
import { CloudError } from '../../errors.ts'
import { contains, formatAddress, parseAddress, parseCidr, sizeOf } from './cidr.ts'
import type { Subnet } from './model.ts'

/** An address of a subnet in use by a resource of any product. */
export interface PrivateIp {
  readonly vpcId: string
  readonly subnetId: string
  readonly ip: string
  /** `CVM`, `CDB`, `REDIS` …, as `DescribeUsedIpAddress` names it. */
  readonly resourceType: string
  readonly resourceId: string
}

/** The cloud keeps the first two addresses of a subnet and its last for itself. */
const keptInFront = 2
const keptBehind = 1

/**
 * Takes an address of the subnet: the wanted one, else the lowest that is free.
 *
 * @throws CloudError if it is taken, outside of the subnet, or none is left
 */
export function takePrivateIp(
  world: World,
  subnet: Subnet,
  owner: { readonly resourceType: string; readonly resourceId: string },
  wanted?: string,
): string {
  const ip = wanted === undefined ? lowestFree(world, subnet) : checkFree(world, subnet, wanted)
  privateIps(world).set(key(subnet.vpcId, ip), {
    vpcId: subnet.vpcId,
    subnetId: subnet.subnetId,
    ip,
    ...owner,
  })
  return ip
}

/** Gives back whatever addresses the resource holds. */
export function returnPrivateIps(world: World, resourceId: string): void {
  for (const { vpcId, ip } of [...privateIps(world).values()].filter(
    (one) => one.resourceId === resourceId,
  )) {
    privateIps(world).delete(key(vpcId, ip))
  }
}

export function usedPrivateIps(world: World, subnetId: string): PrivateIp[] {
  return [...privateIps(world).values()].filter((one) => one.subnetId === subnetId)
}

/** How many addresses resources can have in it. */
export function usableSize(subnet: Subnet): number {
  return sizeOf(range(subnet)) - keptInFront - keptBehind
}

export function privateIps(world: World): Collection<PrivateIp> {
  return world.store.collection('vpc.private-ips')
}

function lowestFree(world: World, subnet: Subnet): string {
  const { first } = range(subnet)
  for (let offset = 0; offset < usableSize(subnet); offset += 1) {
    const ip = formatAddress(first + keptInFront + offset)
    if (!privateIps(world).has(key(subnet.vpcId, ip))) return ip
  }
  throw new CloudError(
    'ResourceInsufficient.Subnet',
    `The subnet ${subnet.subnetId} has no private address left.`,
  )
}

function checkFree(world: World, subnet: Subnet, ip: string): string {
  const number = parseAddress(ip)
  if (number === undefined || !contains(range(subnet), { first: number, prefix: 32 })) {
    throw new CloudError('VpcAddrNotInSubNet', `The address ${ip} is not in subnet ${subnet.subnetId}.`)
  }
  if (privateIps(world).has(key(subnet.vpcId, ip))) {
    throw new CloudError('VpcIpIsUsed', `The address ${ip} is in use.`)
  }
  return ip
}

function range(subnet: Subnet) {
  const cidr = parseCidr(subnet.cidr)
  if (!cidr) throw new Error(`Subnet ${subnet.subnetId} was stored with the range ${subnet.cidr}.`)
  return cidr
}

function key(vpcId: string, ip: string): string {
  return `${vpcId}/${ip}`
}
