import type * as models from 'tencentcloud-sdk-nodejs/tencentcloud/services/cvm/v20170312/cvm_models.js'
import { remember } from '../../engine/remember.ts'
import type { World } from '../../engine/world.ts'
import { type Disk, disks } from '../cbs/model.ts'
import { attachments, disksOf } from '../cbs/with-instance.ts'
import { resourceName } from '../tag/names.ts'
import { asKeyValue, type Tags } from '../tag/pairs.ts'
import { taggedResources, tagsOf } from '../tag/registry.ts'
import { isoTime } from '../timestamps.ts'
import { addresses } from '../vpc/model.ts'
import { securityGroupBindings, securityGroupsOf } from '../vpc/security-group-bindings.ts'
import { addressOf } from '../vpc/unbind-address.ts'
import { findImage, findInstanceType } from './catalogue.ts'
import type { Instance } from './model.ts'

export function instanceTags(world: World, { region, instanceId }: Instance): Tags {
  return tagsOf(world, resourceName(world, 'instance', region, instanceId))
}

/** The addresses under which the internet would reach it: its own, or that of its EIP. */
export function publicIps(world: World, instance: Instance): string[] {
  if (instance.hostAddress === '') return []
  const bound = instance.ownPublicIp || addressOf(world, instance.instanceId)?.status === 'BIND'
  return bound ? [instance.hostAddress] : []
}

/** Clients ask for the same instances again and again while they wait: they are put together once. */
export const showInstance = remember(
  putTogether,
  (world: World, instance: Instance) => [
    instanceTags(world, instance),
    securityGroupsOf(world, instance.instanceId),
    addressOf(world, instance.instanceId),
    ...disksOf(world, instance.instanceId),
  ],
  (world) =>
    taggedResources(world).version +
    securityGroupBindings(world).version +
    addresses(world).version +
    disks(world).version +
    attachments(world).version,
)

function putTogether(world: World, instance: Instance): models.Instance {
  const type = findInstanceType(instance.type)
  const disks = disksOf(world, instance.instanceId)
  const system = disks.find(({ usage }) => usage === 'SYSTEM_DISK')
  return {
    Placement: { Zone: instance.zone, ProjectId: instance.projectId },
    InstanceId: instance.instanceId,
    InstanceType: instance.type,
    CPU: type?.cpu ?? 0,
    Memory: type?.memory ?? 0,
    RestrictState: 'NORMAL',
    InstanceName: instance.name,
    InstanceChargeType: 'POSTPAID_BY_HOUR',
    ...(system && { SystemDisk: showDisk(system) }),
    DataDisks: disks
      .filter(({ usage }) => usage === 'DATA_DISK')
      .map((disk) => ({ ...showDisk(disk), DeleteWithInstance: disk.deleteWithInstance })),
    PrivateIpAddresses: [instance.privateIp],
    PublicIpAddresses: publicIps(world, instance),
    InternetAccessible: {
      InternetChargeType: instance.internetChargeType,
      InternetMaxBandwidthOut: instance.internetBandwidth,
    },
    VirtualPrivateCloud: { VpcId: instance.vpcId, SubnetId: instance.subnetId, AsVpcGateway: false },
    ImageId: instance.imageId,
    OsName: findImage(instance.imageId)?.osName ?? '',
    CreatedTime: isoTime(instance.createdAt),
    SecurityGroupIds: [...securityGroupsOf(world, instance.instanceId)],
    LoginSettings: { KeyIds: [...instance.keyIds] },
    InstanceState: instance.state,
    Tags: asKeyValue(instanceTags(world, instance)),
    StopChargingMode: 'NOT_APPLICABLE',
    LatestOperation: instance.latestOperation?.name ?? '',
    LatestOperationState: instance.latestOperation?.state ?? '',
    LatestOperationRequestId: instance.latestOperation?.requestId ?? '',
    ...(instance.latestOperation?.state === 'FAILED' && { LatestOperationErrorMsg: 'The operation failed.' }),
    CamRoleName: instance.camRoleName,
    DisableApiTermination: instance.protected,
    DefaultLoginUser: 'ubuntu',
    DefaultLoginPort: 22,
  }
}

function showDisk({ diskId, type, size }: Disk) {
  return { DiskId: diskId, DiskType: type, DiskSize: size }
}
