import type { CreateInstancesRequest } from 'tencentcloud-sdk-nodejs/tencentcloud/services/redis/v20180412/redis_models.js'
import { findRegion } from '../../engine/regions.ts'
import type { World } from '../../engine/world.ts'
import { CloudError } from '../../errors.ts'
import { supportOnly } from '../supported-fields.ts'
import { readTags, type Tags } from '../tag/pairs.ts'
import { type Subnet, subnets, vpcs } from '../vpc/model.ts'
import { checkSecurityGroups } from '../vpc/security-group-bindings.ts'
import { checkMemory, checkReplicas, checkShards } from './capacity.ts'
import { isCluster, productTypes, soldTypes } from './catalogue.ts'
import { illegalParameter, notSupported } from './errors.ts'
import { limits } from './limits.ts'
import type { Instance } from './model.ts'
import { checkInstanceName } from './names.ts'
import { checkPassword } from './passwords.ts'

/** A request of CreateInstances that can be carried out. */
export interface Order
  extends Pick<
    Instance,
    'zone' | 'replicaZones' | 'typeId' | 'memSize' | 'shards' | 'projectId' | 'port' | 'ssl' | 'noAuth'
  > {
  readonly name: string | undefined
  /** Clients speak to each shard themselves. */
  readonly direct: boolean
  readonly password: string | undefined
  readonly subnet: Subnet
  readonly securityGroupIds: readonly string[]
  readonly tags: Tags
}

/** Redis' own port, which each instance has on an address of its own. */
const defaultPort = 6379

/** @throws CloudError for whatever the cloud would refuse, and for what this emulator has not */
export function checkOrder(request: CreateInstancesRequest, world: World, region: string): Order {
  checkSupport(request)
  checkType(request.TypeId)
  checkCounts(request)
  checkMemory(request.MemSize)
  checkShards(request.TypeId, request.RedisShardNum ?? 1)
  if (request.InstanceName !== undefined) checkInstanceName(request.InstanceName)
  const { NoAuth: noAuth = false, EnableSSL: ssl = false } = request
  if (noAuth && ssl) throw illegalParameter('EnableSSL', ssl, 'not for instances without a password')
  return {
    ...checkZones(request, region),
    ssl,
    noAuth,
    direct: isDirect(request),
    password: noAuth ? undefined : checkPassword(request.Password, limits.passwordLength),
    port: checkPort(request.VPort),
    typeId: request.TypeId,
    memSize: request.MemSize,
    shards: request.RedisShardNum ?? 1,
    name: request.InstanceName,
    projectId: request.ProjectId ?? 0,
    subnet: findSubnet(request, world, region),
    securityGroupIds: findSecurityGroups(request, world, region),
    tags: readTags(request.ResourceTags),
  }
}

function checkSupport(request: CreateInstancesRequest): void {
  supportOnly(request, [
    ...(['TypeId', 'MemSize', 'GoodsNum', 'Period', 'BillingMode', 'ZoneId', 'ZoneName', 'VpcId'] as const),
    ...(['SubnetId', 'Password', 'NoAuth', 'SecurityGroupIdList', 'VPort', 'RedisShardNum'] as const),
    ...([
      'RedisReplicasNum',
      'ReplicasReadonly',
      'InstanceName',
      'NodeSet',
      'ResourceTags',
      'ProjectId',
    ] as const),
    ...([
      'AutoRenew',
      'DryRun',
      'ProductVersion',
      'EnableSSL',
      'SSLBindPrivateIPv4',
      'ConnectionMode',
    ] as const),
  ])
  checkBilling(request.BillingMode)
  if (request.ReplicasReadonly) throw notSupported('reading from replicas (ReplicasReadonly)')
  if ((request.ProductVersion ?? 'local') !== 'local')
    throw notSupported(`ProductVersion ${request.ProductVersion}`)
}

/** @throws CloudError */
function isDirect({ ConnectionMode = 0, TypeId }: CreateInstancesRequest): boolean {
  if (ConnectionMode === 0) return false
  if (ConnectionMode !== 1) throw illegalParameter('ConnectionMode', ConnectionMode, '0 or 1')
  if (!isCluster(TypeId))
    throw illegalParameter('ConnectionMode', ConnectionMode, '0 where there are no shards')
  return true
}

/** @throws CloudError */
export function checkBilling(mode: number): void {
  if (mode === 1) throw notSupported('prepaid instances (BillingMode 1)')
  if (mode !== 0) throw illegalParameter('BillingMode', mode, '0 or 1')
}

/** @throws CloudError */
export function checkType(typeId: number): void {
  if (soldTypes.some((type) => type.typeId === typeId)) return
  const known = productTypes.find((type) => type.typeId === typeId)
  if (known) throw notSupported(`version ${known.version} (TypeId ${typeId})`)
  throw new CloudError('InvalidParameterValue.UnSupportedType', `The type ${typeId} is not supported.`)
}

/** How many are ordered, and for how long: paid by the hour, that is always 1. @throws CloudError */
export function checkCounts({ GoodsNum, Period }: Pick<CreateInstancesRequest, 'GoodsNum' | 'Period'>): void {
  if (!Number.isInteger(GoodsNum) || GoodsNum < 1 || GoodsNum > limits.instancesPerCall) {
    throw new CloudError(
      'LimitExceeded.InvalidParameterGoodsNumNotInRange',
      `GoodsNum must be 1 to ${limits.instancesPerCall}.`,
    )
  }
  if (Period !== 1) throw illegalParameter('Period', Period, '1 for instances paid by the hour')
}

/** The master's zone and those of its replicas, which share it unless told otherwise. */
function checkZones(request: CreateInstancesRequest, region: string) {
  const { NodeSet = [], RedisReplicasNum } = request
  const zone = findZoneName(request, region)
  const replicas = NodeSet.filter(({ NodeType }) => NodeType === 1)
  const count = RedisReplicasNum ?? (replicas.length || limits.replicas.lowest)
  checkReplicas(count)
  if (NodeSet.length === 0) return { zone, replicaZones: Array<string>(count).fill(zone) }
  const masters = NodeSet.filter(({ NodeType }) => NodeType === 0)
  if (
    masters.length !== 1 ||
    replicas.length !== count ||
    masters.some((node) => findZoneName(node, region) !== zone)
  ) {
    throw illegalParameter('NodeSet', NodeSet, `one master in ${zone} and ${count} replicas`)
  }
  return { zone, replicaZones: replicas.map((node) => findZoneName(node, region)) }
}

/** The zone of that name, or of that number where no name is given. @throws CloudError */
export function findZoneName(
  { ZoneName, ZoneId }: { ZoneName?: string; ZoneId?: number },
  region: string,
): string {
  const zones = findRegion(region)?.zones ?? []
  const zone = zones.find(({ name, id }) => (ZoneName === undefined ? id === ZoneId : name === ZoneName))
  if (zone) return zone.name
  throw new CloudError(
    'ResourceUnavailable.NoServiceAvailableForThisZoneId',
    `The zone ${ZoneName ?? ZoneId} has no Redis service.`,
  )
}

function checkPort(port: number = defaultPort): number {
  const { lowest, highest } = limits.port
  if (Number.isInteger(port) && port >= lowest && port <= highest) return port
  throw illegalParameter('VPort', port, `${lowest} to ${highest}`)
}

/** The classic network, which is what no VPC means, is not to be had any more. */
function findSubnet(
  { VpcId = '', SubnetId = '' }: CreateInstancesRequest,
  world: World,
  region: string,
): Subnet {
  if (vpcs(world).get(VpcId)?.region !== region) {
    throw new CloudError('InvalidParameterValue.UnVpcIdNotExists', `The VPC ${VpcId} does not exist.`)
  }
  const subnet = subnets(world).get(SubnetId)
  if (subnet?.vpcId === VpcId) return subnet
  throw new CloudError('InvalidParameterValue.InvalidSubnetId', `The VPC ${VpcId} has no subnet ${SubnetId}.`)
}

function findSecurityGroups(
  { SecurityGroupIdList = [] }: CreateInstancesRequest,
  world: World,
  region: string,
): readonly string[] {
  try {
    checkSecurityGroups(world, region, SecurityGroupIdList)
    return SecurityGroupIdList
  } catch (error) {
    // This product has its own code for it.
    if (!(error instanceof CloudError)) throw error
    throw new CloudError('InvalidParameterValue.SecurityGroupIdsNotExists', error.message)
  }
}
