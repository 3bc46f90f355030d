import type {
  LoginSettings,
  RunInstancesRequest,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cvm/v20170312/cvm_models.js'
import type { World } from '../../engine/world.ts'
import { CloudError } from '../../errors.ts'
import { supportOnly } from '../supported-fields.ts'
import { readTags, type Tags } from '../tag/pairs.ts'
import { type Subnet, subnets, vpcs } from '../vpc/model.ts'
import { checkSecurityGroups } from '../vpc/security-group-bindings.ts'
import { type Hardware, readHardware } from './hardware.ts'
import { limits } from './limits.ts'
import { keyPairs } from './model.ts'
import { checkInstanceRole } from './roles.ts'

/** What a RunInstances request asks for, once everything about it is known to be right. */
export interface Order extends Hardware {
  readonly name: string
  readonly hostName: string
  readonly subnet: Subnet
  readonly privateIps: readonly string[]
  readonly securityGroupIds: readonly string[]
  readonly ownPublicIp: boolean
  readonly keyIds: readonly string[]
  readonly camRoleName: string
  readonly agent: boolean
  readonly protected: boolean
  /** As the machine is to read it; empty if there is none. */
  readonly userData: string
  readonly tags: Tags
}

/** @throws CloudError with the code that the cloud has for the first thing that is wrong */
export function readOrder(world: World, region: string, request: RunInstancesRequest): Order {
  checkSupported(request)
  const hardware = readHardware(region, request)
  const subnet = readSubnet(world, region, hardware.zone, request)
  const securityGroupIds = readSecurityGroups(world, region, request.SecurityGroupIds)
  const { CamRoleName: camRoleName = '' } = request
  checkInstanceRole(world, camRoleName)
  const name = request.InstanceName ?? '未命名'
  if (name.length > limits.nameLength) {
    throw new CloudError('InvalidInstanceName.TooLong', `InstanceName is longer than ${limits.nameLength}.`)
  }
  return {
    ...hardware,
    name,
    hostName: request.HostName ?? '',
    subnet,
    privateIps: request.VirtualPrivateCloud?.PrivateIpAddresses ?? [],
    securityGroupIds,
    ownPublicIp: request.InternetAccessible?.PublicIpAssigned ?? hardware.internetBandwidth > 0,
    keyIds: readLogin(world, region, request.LoginSettings),
    camRoleName,
    agent: request.EnhancedService?.AutomationService?.Enabled ?? true,
    protected: request.DisableApiTermination ?? false,
    userData: readUserData(request.UserData),
    tags: readInstanceTags(request),
  }
}

/** What an order and the inquiry for its price can both say. */
export const pricedFields = [
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
] as const satisfies readonly (keyof RunInstancesRequest)[]

function checkSupported(request: RunInstancesRequest): void {
  supportOnly(request, [...pricedFields, 'DryRun', 'CamRoleName', 'DisableApiTermination', 'UserData'])
  supportOnly(
    request.VirtualPrivateCloud,
    ['VpcId', 'SubnetId', 'PrivateIpAddresses'],
    'VirtualPrivateCloud.',
  )
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

function readUserData(encoded = ''): string {
  if (encoded.length <= limits.userData && /^[A-Za-z0-9+/]*={0,2}$/.test(encoded))
    return Buffer.from(encoded, 'base64').toString()
  throw new CloudError(
    'InvalidUserDataFormat',
    `UserData takes base64, at most ${limits.userData} characters of it.`,
  )
}

function isStrong(password: string): boolean {
  const kinds = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^a-zA-Z0-9]/].filter((kind) => kind.test(password))
  return password.length >= 8 && password.length <= 30 && kinds.length >= 2 && !password.startsWith('/')
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

function noDefault(field: string, what: string): CloudError {
  return new CloudError(
    'Emulator.NoDefaultResource',
    `This emulator has no default ${what}: \`${field}\` is needed.`,
  )
}
