import type {
  CreateInstancesRequest,
  DBNode,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/postgres/v20170312/postgres_models.js'
import { findZone } from '../../engine/regions.ts'
import type { World } from '../../engine/world.ts'
import { CloudError } from '../../errors.ts'
import { supportOnly } from '../supported-fields.ts'
import { readTags, type Tags } from '../tag/pairs.ts'
import { type Subnet, subnets, vpcs } from '../vpc/model.ts'
import { checkSecurityGroups } from '../vpc/security-group-bindings.ts'
import { findSpec, soldVersion } from './catalogue.ts'
import { illegalZone, invalidValue } from './errors.ts'
import { limits } from './limits.ts'
import type { Instance } from './model.ts'
import { checkAdminName, checkInstanceName } from './names.ts'
import { verifierOf } from './passwords.ts'
import { checkStorage, checkStorageType } from './storage.ts'

/** A request of CreateInstances that can be carried out. */
export interface Order
  extends Pick<
    Instance,
    | 'zone'
    | 'standbyZone'
    | 'name'
    | 'specCode'
    | 'cpu'
    | 'memory'
    | 'storage'
    | 'storageType'
    | 'version'
    | 'charset'
    | 'adminName'
    | 'projectId'
    | 'deletionProtection'
  > {
  readonly adminVerifier: string
  readonly subnet: Subnet
  readonly securityGroupIds: readonly string[]
  readonly tags: Tags
}

/** @throws CloudError for whatever the cloud would refuse, and for what this emulator has not */
export async function checkOrder(
  request: CreateInstancesRequest,
  world: World,
  region: string,
): Promise<Order> {
  checkSupport(request)
  checkCounts(request)
  const spec = findSpec(request.SpecCode)
  checkStorage(request.Storage)
  if (!['UTF8', 'LATIN1'].includes(request.Charset)) {
    throw new CloudError('InvalidParameterValue.InvalidCharset', 'The character sets are UTF8 and LATIN1.')
  }
  const zones = checkZones(request, region)
  const version = await checkVersion(request)
  checkAdminName(request.AdminName)
  if (request.Name !== undefined) checkInstanceName('Name', request.Name)
  const subnet = findSubnet(request, world, region)
  const securityGroupIds = request.SecurityGroupIds ?? []
  checkSecurityGroups(world, region, securityGroupIds)

  return {
    ...spec,
    ...zones,
    version,
    subnet,
    securityGroupIds,
    name: request.Name ?? '未命名',
    storage: request.Storage,
    storageType: checkStorageType(request.StorageType),
    charset: request.Charset,
    adminName: request.AdminName,
    adminVerifier: verifierOf(request.AdminPassword),
    projectId: request.ProjectId ?? 0,
    deletionProtection: request.DeletionProtection ?? false,
    tags: readTags(request.TagList),
  }
}

function checkSupport(request: CreateInstancesRequest): void {
  supportOnly(request, [
    ...([
      'Zone',
      'SpecCode',
      'Storage',
      'StorageType',
      'InstanceCount',
      'Period',
      'InstanceChargeType',
    ] as const),
    ...(['Charset', 'AdminName', 'AdminPassword', 'DBEngine', 'DBMajorVersion', 'DBVersion'] as const),
    ...([
      'DBKernelVersion',
      'VpcId',
      'SubnetId',
      'DBNodeSet',
      'SyncMode',
      'SecurityGroupIds',
      'Name',
    ] as const),
    ...(['ProjectId', 'TagList', 'DeletionProtection', 'AutoRenewFlag', 'AutoVoucher'] as const),
    ...(['NeedSupportTDE', 'NeedSupportIpv6'] as const),
  ])
  checkChargeType(request)
  if (request.NeedSupportTDE) throw notSupported('transparent data encryption (NeedSupportTDE)')
  if (request.NeedSupportIpv6) throw notSupported('IPv6 (NeedSupportIpv6)')
  if ((request.DBEngine ?? 'postgresql') !== 'postgresql') throw notSupported(`DBEngine ${request.DBEngine}`)
  if (!['Semi-sync', 'Async'].includes(request.SyncMode ?? 'Semi-sync')) {
    throw invalidValue('SyncMode', request.SyncMode, 'Semi-sync or Async')
  }
}

/** By the hour. @throws CloudError */
export function checkChargeType({
  InstanceChargeType = 'PREPAID',
}: Pick<CreateInstancesRequest, 'InstanceChargeType'>): void {
  if (!['PREPAID', 'POSTPAID_BY_HOUR'].includes(InstanceChargeType)) {
    throw new CloudError(
      'InvalidParameterValue.IllegalInstanceChargeType',
      `The charge type ${InstanceChargeType} is invalid.`,
    )
  }
  if (InstanceChargeType === 'PREPAID') {
    throw notSupported('InstanceChargeType PREPAID, which is the default: ask for POSTPAID_BY_HOUR')
  }
}

/** How many are ordered, and for how long: paid by the hour, that is always 1. @throws CloudError */
export function checkCounts(
  { InstanceCount, Period }: Pick<CreateInstancesRequest, 'InstanceCount' | 'Period'>,
  most: number = limits.instancesPerCall,
): void {
  if (!Number.isInteger(InstanceCount) || InstanceCount < 1 || InstanceCount > most) {
    throw new CloudError('InvalidParameterValue.InvalidInstanceNum', `InstanceCount must be 1 to ${most}.`)
  }
  if (Period !== 1) throw invalidValue('Period', Period, '1 for instances paid by the hour')
}

/** Both nodes are in the instance's zone unless told otherwise. */
function checkZones({ Zone, DBNodeSet }: CreateInstancesRequest, region: string) {
  const nodes = DBNodeSet ?? ['Primary', 'Standby'].map((Role) => ({ Role, Zone }))
  const zones = checkNodes(nodes, region)
  if (zones.zone !== Zone) throw illegalZone(zones.zone)
  return zones
}

/** One primary and one standby, each in a zone of the region. @throws CloudError */
export function checkNodes(nodes: readonly DBNode[], region: string): Pick<Instance, 'zone' | 'standbyZone'> {
  const roles = nodes
    .map(({ Role }) => Role)
    .sort()
    .join()
  if (roles !== 'Primary,Standby') {
    throw invalidValue('DBNodeSet', roles, 'one node with Role Primary and one with Standby')
  }
  for (const { Zone } of nodes) if (!findZone(region, Zone)) throw illegalZone(Zone)
  const zoneOf = (role: string) => nodes.find(({ Role }) => Role === role)?.Zone ?? ''
  return { zone: zoneOf('Primary'), standbyZone: zoneOf('Standby') }
}

async function checkVersion(request: CreateInstancesRequest): Promise<string> {
  const { version, major, kernel } = await soldVersion()
  const { DBMajorVersion, DBVersion = version, DBKernelVersion = kernel } = request
  if (DBMajorVersion === undefined) {
    throw new CloudError('MissingParameter', 'The request is missing a required parameter `DBMajorVersion`.')
  }
  if (DBMajorVersion === major && DBVersion === version && DBKernelVersion === kernel) return version
  throw new CloudError(
    'Emulator.VersionNotSupported',
    `This emulator runs PostgreSQL ${version} (DBMajorVersion ${major}) only; see DescribeDBVersions.`,
  )
}

/** Of any zone of the region: a VPC spans them. */
export function findSubnet(
  { VpcId = '', SubnetId = '' }: Pick<CreateInstancesRequest, 'VpcId' | 'SubnetId'>,
  world: World,
  region: string,
): Subnet {
  if (vpcs(world).get(VpcId)?.region !== region) {
    throw new CloudError('InvalidParameter.VpcNotFoundError', `The VPC ${VpcId} does not exist.`)
  }
  const subnet = subnets(world).get(SubnetId)
  if (subnet?.vpcId === VpcId) return subnet
  throw new CloudError('FailedOperation.GetSubnetError', `The VPC ${VpcId} has no subnet ${SubnetId}.`)
}

export function notSupported(what: string): CloudError {
  return new CloudError('Emulator.ParameterNotSupported', `This emulator does not support ${what}.`)
}
