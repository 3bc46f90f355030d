import type { CreateLoadBalancerRequest } from 'tencentcloud-sdk-nodejs/tencentcloud/services/clb/v20180317/clb_models.js'
import { findRegion, type Zone } from '../../engine/regions.ts'
import type { World } from '../../engine/world.ts'
import { CloudError } from '../../errors.ts'
import { supportOnly } from '../supported-fields.ts'
import { readTags, type Tags } from '../tag/pairs.ts'
import { type Subnet, subnets, vpcs } from '../vpc/model.ts'
import { invalidValue, notSupported, outOfRange, tooLong } from './errors.ts'
import { limits } from './limits.ts'
import type { LoadBalancer } from './model.ts'

/** What a CreateLoadBalancer request asks for, once everything about it is known to be right. */
export interface Order
  extends Pick<
    LoadBalancer,
    | 'name'
    | 'type'
    | 'vpcId'
    | 'subnetId'
    | 'projectId'
    | 'zone'
    | 'standbyZone'
    | 'internetChargeType'
    | 'internetBandwidth'
    | 'slaType'
    | 'passToTarget'
  > {
  readonly count: number
  /** Of an INTERNAL one, which has its address there. */
  readonly subnet?: Subnet
  readonly tags: Tags
}

/** @throws CloudError for whatever the cloud would refuse, and for what this emulator has not */
export function readOrder(world: World, region: string, request: CreateLoadBalancerRequest): Order {
  checkSupported(request)
  const type = readType(request.LoadBalancerType)
  const vpcId = readVpc(world, region, request.VpcId)
  const subnet = readSubnet(world, vpcId, type, request.SubnetId)
  const name = request.LoadBalancerName ?? ''
  if (name.length > limits.nameLength) throw tooLong('LoadBalancerName', limits.nameLength)
  return {
    name,
    type,
    vpcId,
    ...(subnet && { subnet }),
    subnetId: subnet?.subnetId ?? '',
    projectId: request.ProjectId ?? 0,
    ...readZones(region, request, subnet),
    ...readInternet(type, request),
    slaType: request.SlaType ?? '',
    passToTarget: request.LoadBalancerPassToTarget ?? false,
    count: readCount(request.Number),
    tags: readTags(request.Tags),
  }
}

function checkSupported(request: CreateLoadBalancerRequest): void {
  supportOnly(request, [
    'LoadBalancerType',
    'Forward',
    'LoadBalancerName',
    'VpcId',
    'SubnetId',
    'ProjectId',
    'AddressIPVersion',
    'Number',
    'MasterZoneId',
    'SlaveZoneId',
    'ZoneId',
    'InternetAccessible',
    'VipIsp',
    'Tags',
    'SlaType',
    'ClientToken',
    'LoadBalancerPassToTarget',
    'LBChargeType',
  ])
  if ((request.Forward ?? 1) !== 1) throw invalidValue('Forward is 1.')
  if ((request.AddressIPVersion ?? 'IPV4').toUpperCase() !== 'IPV4') throw notSupported('IPv6')
  if ((request.VipIsp ?? 'BGP') !== 'BGP') throw notSupported(`lines of ${request.VipIsp}`)
  if ((request.LBChargeType ?? 'POSTPAID_BY_HOUR') !== 'POSTPAID_BY_HOUR') {
    throw notSupported(`LBChargeType ${request.LBChargeType}: ask for POSTPAID_BY_HOUR`)
  }
}

function readType(type: string): LoadBalancer['type'] {
  if (type === 'OPEN' || type === 'INTERNAL') return type
  throw invalidValue('LoadBalancerType is OPEN or INTERNAL.')
}

function readVpc(world: World, region: string, vpcId: string | undefined): string {
  if (vpcId === undefined) {
    throw new CloudError('Emulator.NoDefaultResource', 'This emulator has no default VPC: `VpcId` is needed.')
  }
  if (vpcs(world).get(vpcId)?.region === region) return vpcId
  throw invalidValue(`The VPC ${vpcId} does not exist.`)
}

/** An OPEN one has no place in the VPC's subnets, and must not name one. */
function readSubnet(
  world: World,
  vpcId: string,
  type: LoadBalancer['type'],
  subnetId: string | undefined,
): Subnet | undefined {
  if (type === 'OPEN') {
    if (subnetId === undefined) return undefined
    throw invalidValue('SubnetId cannot be given for an OPEN load balancer.')
  }
  if (subnetId === undefined) throw invalidValue('An INTERNAL load balancer needs SubnetId.')
  const subnet = subnets(world).get(subnetId)
  if (subnet?.vpcId === vpcId) return subnet
  throw invalidValue(`The VPC ${vpcId} has no subnet ${subnetId}.`)
}

function readZones(region: string, request: CreateLoadBalancerRequest, subnet: Subnet | undefined) {
  const { MasterZoneId, SlaveZoneId, ZoneId } = request
  if (subnet) {
    if (!(MasterZoneId ?? SlaveZoneId ?? ZoneId)) return { zone: subnet.zone, standbyZone: '' }
    throw invalidValue('Zones can be given for OPEN load balancers alone.')
  }
  const zones = findRegion(region)?.zones ?? []
  const read = (given: string) => findByNameOrId(zones, given)
  const asked = MasterZoneId ?? ZoneId
  const zone = asked === undefined ? zones[0]?.name : read(asked)
  const standbyZone = SlaveZoneId === undefined ? '' : read(SlaveZoneId)
  if (zone === standbyZone) throw invalidValue('MasterZoneId and SlaveZoneId are the same.')
  return { zone: zone ?? '', standbyZone }
}

function findByNameOrId(zones: readonly Zone[], given: string): string {
  const zone = zones.find(({ name, id }) => name === given || String(id) === given)
  if (zone) return zone.name
  throw invalidValue(`There is no zone ${given} in this region.`)
}

function readInternet(type: LoadBalancer['type'], { InternetAccessible }: CreateLoadBalancerRequest) {
  if (type === 'INTERNAL') {
    if (!InternetAccessible) return { internetChargeType: '', internetBandwidth: 0 }
    throw invalidValue('InternetAccessible is for OPEN load balancers alone.')
  }
  return readInternetAccess(InternetAccessible)
}

const chargeTypes = ['TRAFFIC_POSTPAID_BY_HOUR', 'BANDWIDTH_POSTPAID_BY_HOUR']

export function readInternetAccess(
  input: CreateLoadBalancerRequest['InternetAccessible'] = {},
  before: { readonly internetChargeType?: string; readonly internetBandwidth?: number } = {},
) {
  supportOnly(input, ['InternetChargeType', 'InternetMaxBandwidthOut'], 'InternetAccessible.')
  const { smallest, largest, default: usual } = limits.bandwidth
  const { internetChargeType: chargeType = chargeTypes[0] ?? '', internetBandwidth: width = usual } = before
  const { InternetChargeType = chargeType, InternetMaxBandwidthOut = width } = input
  if (!chargeTypes.includes(InternetChargeType)) throw notSupported(`${InternetChargeType} traffic`)
  if (InternetMaxBandwidthOut < smallest || InternetMaxBandwidthOut > largest) {
    throw outOfRange('InternetMaxBandwidthOut', InternetMaxBandwidthOut, smallest, largest)
  }
  return { internetChargeType: InternetChargeType, internetBandwidth: InternetMaxBandwidthOut }
}

function readCount(count = 1): number {
  if (Number.isInteger(count) && count >= 1 && count <= limits.loadBalancersPerCall) return count
  throw outOfRange('Number', count, 1, limits.loadBalancersPerCall)
}
