import type { CreateNatGatewayRequest } from 'tencentcloud-sdk-nodejs/tencentcloud/services/vpc/v20170312/vpc_models.js'
import { quotaOf } from '../../engine/quotas.ts'
import { findZone } from '../../engine/regions.ts'
import type { World } from '../../engine/world.ts'
import { CloudError } from '../../errors.ts'
import { supportOnly } from '../supported-fields.ts'
import { checkStatus } from './change-address.ts'
import { quotaExceeded, tooLong } from './errors.ts'
import { findVpc } from './find.ts'
import { limits } from './limits.ts'
import { type Address, addresses } from './model.ts'
import { type NatGateway, natGateways } from './nat-gateways.ts'

/** Mbps, of the classic version. */
export const bandwidths = [20, 50, 100, 200, 500, 1000, 2000, 5000]
const connections = [1_000_000, 3_000_000, 10_000_000]

/** What every gateway of version 2 has; it grows by itself. */
const standard = { bandwidth: 5000, connections: 2_000_000 }

export interface NatOrder
  extends Pick<
    NatGateway,
    'vpcId' | 'zone' | 'name' | 'version' | 'bandwidth' | 'connections' | 'deletionProtection'
  > {
  /** How many addresses are bought with it. */
  readonly addressCount: number
  readonly addresses: readonly Address[]
}

/** @throws CloudError for the first thing that is wrong */
export function readNatOrder(world: World, region: string, request: CreateNatGatewayRequest): NatOrder {
  supportOnly(request, [
    ...(['NatGatewayName', 'VpcId', 'NatProductVersion', 'InternetMaxBandwidthOut'] as const),
    ...(['MaxConcurrentConnection', 'AddressCount', 'PublicIpAddresses', 'Zone', 'Tags'] as const),
    ...(['DeletionProtectionEnabled', 'PublicIpAddressesBandwidthOut'] as const),
  ])
  const { NatGatewayName: name, VpcId, NatProductVersion: version = 1, Zone: zone = '' } = request
  checkNatName(name)
  findVpc(world, region, VpcId)
  if (zone !== '' && !findZone(region, zone)) {
    throw new CloudError('UnsupportedOperation.NotSupportZone', `The zone ${zone} is not in ${region}.`)
  }
  if (version !== 1 && version !== 2) throw outOfRange('NatProductVersion', [1, 2])
  const siblings = [...natGateways(world).values()].filter(({ vpcId }) => vpcId === VpcId)
  const quota = quotaOf(world, 'vpc.natGatewaysPerVpc', limits.natGatewaysPerVpc)
  if (siblings.length >= quota) {
    throw quotaExceeded('NAT gateways', quota, '.NatGatewayPerVpcLimitExceeded')
  }
  return {
    vpcId: VpcId,
    zone,
    name,
    version,
    ...(version === 2 ? standard : readSize(request)),
    deletionProtection: request.DeletionProtectionEnabled ?? false,
    ...readAddresses(world, region, request),
  }
}

export function checkNatName(name: string): void {
  if (name === '' || name.length > limits.nameLength) throw tooLong('NatGatewayName', limits.nameLength)
}

export function checkBandwidth(bandwidth: number): void {
  if (!bandwidths.includes(bandwidth)) throw outOfRange('InternetMaxBandwidthOut', bandwidths)
}

function readSize({
  InternetMaxBandwidthOut = 100,
  MaxConcurrentConnection = 1_000_000,
}: CreateNatGatewayRequest) {
  checkBandwidth(InternetMaxBandwidthOut)
  if (!connections.includes(MaxConcurrentConnection)) throw outOfRange('MaxConcurrentConnection', connections)
  return { bandwidth: InternetMaxBandwidthOut, connections: MaxConcurrentConnection }
}

function readAddresses(world: World, region: string, request: CreateNatGatewayRequest) {
  const { AddressCount: addressCount = 0, PublicIpAddresses: ips = [] } = request
  if (addressCount + ips.length === 0) {
    throw new CloudError(
      'InvalidParameterValue.Empty',
      'One of AddressCount and PublicIpAddresses is needed.',
    )
  }
  if (addressCount + ips.length > limits.addressesPerNatGateway) {
    throw quotaExceeded(
      'addresses of a NAT gateway',
      limits.addressesPerNatGateway,
      '.PublicIpAddressPerNatGatewayLimitExceeded',
    )
  }
  return { addressCount, addresses: ips.map((ip) => findFreeAddress(world, region, ip)) }
}

function findFreeAddress(world: World, region: string, ip: string): Address {
  const address = [...addresses(world).values()].find(
    (one) => one.region === region && one.publicIp === ip && one.hostAddress === '',
  )
  if (!address) {
    throw new CloudError(
      'UnsupportedOperation.PublicIpAddressIsNotExisted',
      `There is no free public address ${ip}.`,
    )
  }
  if (address.chargeType !== 'TRAFFIC_POSTPAID_BY_HOUR') {
    throw new CloudError(
      'UnsupportedOperation.PublicIpAddressNotBilledByTraffic',
      `The public address ${ip} is not billed by traffic.`,
    )
  }
  if (address.status === 'BIND') {
    throw new CloudError('ResourceInUse.Address', `The public address ${ip} is in use.`)
  }
  checkStatus(address, 'UNBIND')
  return address
}

function outOfRange(field: string, allowed: readonly number[]): CloudError {
  return new CloudError('InvalidParameterValue.Range', `\`${field}\` must be one of ${allowed.join(', ')}.`)
}
