import type {
  DataDisk,
  LoginSettings,
  RunInstancesRequest,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cvm/v20170312/cvm_models.js'
import { findZone } from '../../engine/regions.ts'
import type { World } from '../../engine/world.ts'
import { CloudError } from '../../errors.ts'
import { checkDiskSize, checkDiskType } from '../cbs/sizes.ts'
import { supportOnly } from '../supported-fields.ts'
import { readTags, type Tags } from '../tag/pairs.ts'
import { type Subnet, subnets, vpcs } from '../vpc/model.ts'
import { checkSecurityGroups } from '../vpc/security-group-bindings.ts'
import { findImage, findInstanceType, isSold } from './catalogue.ts'
import { limits } from './limits.ts'
import { keyPairs } from './model.ts'
import { checkInstanceRole } from './roles.ts'

/** What a RunInstances request asks for, once everything about it is known to be right. */
export interface Order {
  readonly count: number
  readonly name: string
  readonly hostName: string
  readonly zone: string
  readonly projectId: number
  readonly type: string
  readonly imageId: string
  readonly subnet: Subnet
  readonly privateIps: readonly string[]
  readonly securityGroupIds: readonly string[]
  readonly ownPublicIp: boolean
  readonly internetChargeType: string
  readonly internetBandwidth: number
  readonly keyIds: readonly string[]
  readonly camRoleName: string
  readonly agent: boolean
  readonly protected: boolean
  readonly systemDisk: { readonly type: string; readonly size: number; readonly name: string }
  readonly dataDisks: readonly DataDisk[]
  readonly tags: Tags
}

/** @throws CloudError with the code that the cloud has for the first thing that is wrong */
export function readOrder(world: World, region: string, request: RunInstancesRequest): Order {
  checkSupported(request)
  const zone = readZone(region, request)
  const { name: type } = readType(request.InstanceType, zone)
  const imageId = readImage(request.ImageId)
  const subnet = readSubnet(world, region, zone, request)
  const securityGroupIds = readSecurityGroups(world, region, request.SecurityGroupIds)
  const { CamRoleName: camRoleName = '' } = request
  checkInstanceRole(world, camRoleName)
  const count = readCount(request.InstanceCount)
  const name = request.InstanceName ?? '未命名'
  if (name.length > limits.nameLength) {
    throw new CloudError('InvalidInstanceName.TooLong', `InstanceName is longer than ${limits.nameLength}.`)
  }
  const { InternetAccessible: internet = {} } = request
  return {
    count,
    name,
    hostName: request.HostName ?? '',
    zone,
    projectId: request.Placement?.ProjectId ?? 0,
    type,
    imageId,
    subnet,
    privateIps: request.VirtualPrivateCloud?.PrivateIpAddresses ?? [],
    securityGroupIds,
    ownPublicIp: internet.PublicIpAssigned ?? (internet.InternetMaxBandwidthOut ?? 0) > 0,
    internetChargeType: internet.InternetChargeType ?? 'TRAFFIC_POSTPAID_BY_HOUR',
    internetBandwidth: internet.InternetMaxBandwidthOut ?? 0,
    keyIds: readLogin(world, region, request.LoginSettings),
    camRoleName,
    agent: request.EnhancedService?.AutomationService?.Enabled ?? true,
    protected: request.DisableApiTermination ?? false,
    systemDisk: readSystemDisk(request),
    dataDisks: readDataDisks(request.DataDisks),
    tags: readInstanceTags(request),
  }
}

function checkSupported(request: RunInstancesRequest): void {
  supportOnly(request, [
    'InstanceChargeType',
    'Placement',
    'InstanceType',
    'ImageId',
    'SystemDisk',
    'DataDisks',
    'VirtualPrivateCloud',
    'InternetAccessible',
    'InstanceCount',
    'InstanceName',
    'LoginSettings',
    'SecurityGroupIds',
    'EnhancedService',
    'ClientToken',
    'HostName',
    'TagSpecification',
    'DryRun',
    'CamRoleName',
    'DisableApiTermination',
  ])
  supportOnly(request.Placement, ['Zone', 'ProjectId'], 'Placement.')
  supportOnly(
    request.VirtualPrivateCloud,
    ['VpcId', 'SubnetId', 'PrivateIpAddresses'],
    'VirtualPrivateCloud.',
  )
  supportOnly(
    request.InternetAccessible,
    ['InternetChargeType', 'InternetMaxBandwidthOut', 'PublicIpAssigned'],
    'InternetAccessible.',
  )
  if ((request.InstanceChargeType ?? 'POSTPAID_BY_HOUR') !== 'POSTPAID_BY_HOUR') {
    throw new CloudError(
      'Emulator.ParameterNotSupported',
      'This emulator bills by the hour: POSTPAID_BY_HOUR.',
    )
  }
}

function readZone(region: string, { Placement }: RunInstancesRequest): string {
  if (!Placement) throw missing('Placement')
  if (findZone(region, Placement.Zone)) return Placement.Zone
  throw new CloudError('InvalidZone.MismatchRegion', `The zone ${Placement.Zone} is not in region ${region}.`)
}

function readType(name: string | undefined, zone: string) {
  const type = findInstanceType(name ?? 'S5.SMALL1')
  if (!type) throw new CloudError('InvalidInstanceType.Malformed', `There is no instance type \`${name}\`.`)
  if (isSold(type, zone)) return type
  throw new CloudError('ResourcesSoldOut.SpecifiedInstanceType', `${type.name} is sold out in ${zone}.`)
}

function readImage(imageId: string | undefined): string {
  if (imageId === undefined) throw missing('ImageId')
  if (!/^img-[a-z0-9]{8}$/.test(imageId)) {
    throw new CloudError('InvalidImageId.Malformed', `The image id \`${imageId}\` is malformed.`)
  }
  if (findImage(imageId)) return imageId
  throw new CloudError('InvalidImageId.NotFound', `The image \`${imageId}\` does not exist.`)
}

function readSubnet(world: World, region: string, zone: string, request: RunInstancesRequest): Subnet {
  if (!request.VirtualPrivateCloud) throw noDefault('VirtualPrivateCloud', 'VPC')
  const { VpcId, SubnetId } = request.VirtualPrivateCloud
  const subnet = subnets(world).get(SubnetId)
  if (vpcs(world).get(VpcId)?.region !== region) {
    throw new CloudError('InvalidParameterValue.VpcIdNotExist', `The VPC \`${VpcId}\` does not exist.`)
  }
  if (subnet?.region !== region) {
    throw new CloudError('InvalidParameterValue.SubnetNotExist', `The subnet \`${SubnetId}\` does not exist.`)
  }
  if (subnet.vpcId !== VpcId) {
    throw new CloudError('InvalidParameterValue.VpcIdSubnetIdNotMatch', `${SubnetId} is not in ${VpcId}.`)
  }
  if (subnet.zone !== zone) {
    throw new CloudError(
      'InvalidParameterValue.SubnetIdZoneIdNotMatch',
      `${SubnetId} is not in zone ${zone}.`,
    )
  }
  return subnet
}

function readSecurityGroups(
  world: World,
  region: string,
  ids: readonly string[] | undefined,
): readonly string[] {
  if (!ids?.length) throw noDefault('SecurityGroupIds', 'security group')
  checkSecurityGroups(world, region, ids)
  return ids
}

function readCount(count = 1): number {
  if (Number.isInteger(count) && count >= 1 && count <= limits.instancesPerCall) return count
  throw new CloudError(
    'InvalidParameterValue.Range',
    `InstanceCount must be 1 to ${limits.instancesPerCall}.`,
  )
}

/** Nobody logs in to a folder: a password is held against the cloud's rules and forgotten. */
function readLogin(world: World, region: string, login: LoginSettings = {}): readonly string[] {
  supportOnly(login, ['Password', 'KeyIds'], 'LoginSettings.')
  const { Password, KeyIds = [] } = login
  if (Password !== undefined && KeyIds.length > 0) {
    throw new CloudError('InvalidParameterCombination', 'Password and KeyIds cannot be given together.')
  }
  if (Password !== undefined && !isStrong(Password)) {
    throw new CloudError(
      'InvalidPassword',
      'A password needs 8 to 30 characters of at least two kinds, and no slash at its beginning.',
    )
  }
  const unknown = KeyIds.find((id) => keyPairs(world).get(id)?.region !== region)
  if (unknown === undefined) return KeyIds
  throw new CloudError('InvalidParameterValue.KeyPairNotFound', `The key pair \`${unknown}\` does not exist.`)
}

function isStrong(password: string): boolean {
  const kinds = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^a-zA-Z0-9]/].filter((kind) => kind.test(password))
  return password.length >= 8 && password.length <= 30 && kinds.length >= 2 && !password.startsWith('/')
}

function readSystemDisk({ SystemDisk: disk = {} }: RunInstancesRequest) {
  supportOnly(disk, ['DiskType', 'DiskSize', 'DiskName'], 'SystemDisk.')
  const { DiskType: type = 'CLOUD_BSSD', DiskSize: size = 50, DiskName: name = '' } = disk
  const { smallest, largest } = limits.systemDisk
  checkDiskType(type)
  if (size >= smallest && size <= largest) return { type, size, name }
  throw new CloudError(
    'InvalidParameterValue.Range',
    `A system disk has ${smallest} to ${largest} GB, not ${size}.`,
  )
}

function readDataDisks(disks: readonly DataDisk[] = []): readonly DataDisk[] {
  for (const disk of disks) {
    supportOnly(disk, ['DiskSize', 'DiskType', 'DiskName', 'DeleteWithInstance'], 'DataDisks.')
    checkDiskType(disk.DiskType ?? 'CLOUD_BSSD')
    checkDiskSize(disk.DiskSize)
  }
  return disks
}

function readInstanceTags({ TagSpecification = [] }: RunInstancesRequest): Tags {
  const other = TagSpecification.find(({ ResourceType }) => ResourceType !== 'instance')
  if (other) {
    throw new CloudError(
      'InvalidParameterValue',
      `TagSpecification takes instance, not ${other.ResourceType}.`,
    )
  }
  return readTags(TagSpecification.flatMap(({ Tags }) => Tags))
}

function missing(field: string): CloudError {
  return new CloudError('MissingParameter', `The request is missing a required parameter \`${field}\`.`)
}

function noDefault(field: string, what: string): CloudError {
  return new CloudError(
    'Emulator.NoDefaultResource',
    `This emulator has no default ${what}: \`${field}\` is needed.`,
  )
}
