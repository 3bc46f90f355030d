import type {
  DBInstance,
  DBNode,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/postgres/v20170312/postgres_models.js'
import { majorOf } from '../../data-planes/postgres-binaries.ts'
import type { World } from '../../engine/world.ts'
import { resourceName } from '../tag/names.ts'
import { asTagKeyValue } from '../tag/pairs.ts'
import { tagsOf } from '../tag/registry.ts'
import { chinaTime } from '../timestamps.ts'
import { kernelOf } from './catalogue.ts'
import type { Instance } from './model.ts'
import { readOnlyInstancesOf } from './read-only-groups.ts'

/** What the cloud writes where a time does not apply. */
export const noTime = '0000-00-00 00:00:00'

/** An instance as `DescribeDBInstances` shows it. */
export function describeInstance(world: World, instance: Instance): DBInstance {
  const { instanceId, region, version, vpcId, subnetId, isolatedAt, masterId } = instance
  return {
    Region: region,
    Zone: instance.zone,
    ProjectId: instance.projectId,
    VpcId: vpcId,
    SubnetId: subnetId,
    DBInstanceId: instanceId,
    Uid: uidOf(instance),
    DBInstanceName: instance.name,
    DBInstanceStatus: instance.status,
    DBInstanceMemory: instance.memory,
    DBInstanceStorage: instance.storage,
    DBInstanceCpu: instance.cpu,
    DBInstanceClass: instance.specCode,
    DBInstanceStorageType: instance.storageType,
    DBInstanceType: masterId === undefined ? 'primary' : 'readonly',
    DBInstanceVersion: 'standard',
    DBCharset: instance.charset,
    DBEngine: 'postgresql',
    DBVersion: version,
    DBMajorVersion: `${majorOf(version)}`,
    DBKernelVersion: kernelOf(version),
    DBInstanceNetInfo: [networkOf(instance)],
    DBNodeSet: nodesOf(instance),
    CreateTime: chinaTime(instance.createdAt),
    UpdateTime: chinaTime(instance.updatedAt),
    IsolatedTime: isolatedAt === undefined ? noTime : chinaTime(isolatedAt),
    ExpireTime: noTime,
    PayType: 'postpaid',
    AutoRenew: 0,
    AppId: Number(world.account.appId),
    ReadOnlyInstanceNum: readOnlyInstancesOf(world, instanceId).length,
    IsSupportTDE: 0,
    SupportIpv6: 0,
    DeletionProtection: instance.deletionProtection,
    TagList: tagListOf(world, instance),
    ...(masterId !== undefined && { MasterDBInstanceId: masterId }),
  }
}

/** A read-only instance has no standby of its own. */
function nodesOf({ zone, standbyZone, masterId }: Instance): DBNode[] {
  const primary = { Role: 'Primary', Zone: zone }
  return masterId === undefined ? [primary, { Role: 'Standby', Zone: standbyZone }] : [primary]
}

/** A number that Cloud Monitor knows the instance by, beside its id: the same id told otherwise. */
export function uidOf({ instanceId }: Instance): number {
  return Number.parseInt(instanceId.slice(-8), 36)
}

export function tagListOf(world: World, { region, instanceId }: Instance) {
  return asTagKeyValue(tagsOf(world, resourceName(world, 'postgres', region, instanceId)))
}

/** The address is known from birth; that it is open is told once the server answers. */
function networkOf({ status, address, port, vpcId, subnetId }: Instance) {
  const isOpen = status !== 'applying' && status !== 'init'
  return {
    NetType: 'private',
    Ip: address,
    Port: port,
    Address: '',
    Status: isOpen ? 'opened' : 'initing',
    ProtocolType: 'postgresql',
    VpcId: vpcId,
    SubnetId: subnetId,
  }
}
