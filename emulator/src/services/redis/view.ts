import type { InstanceSet } from 'tencentcloud-sdk-nodejs/tencentcloud/services/redis/v20180412/redis_models.js'
import { findZone } from '../../engine/regions.ts'
import type { World } from '../../engine/world.ts'
import { resourceName } from '../tag/names.ts'
import { asTagKeyValue } from '../tag/pairs.ts'
import { tagsOf } from '../tag/registry.ts'
import { chinaTime } from '../timestamps.ts'
import { backupModeOf } from './backup.ts'
import { isCluster, regionNumbers } from './catalogue.ts'
import { type Instance, type Status, status } from './model.ts'

/** What the cloud writes where a time does not apply. */
export const noTime = '0000-00-00 00:00:00'

const noProxy = 'emulator: one server for all shards'

/** An isolated instance that is paid by the hour is kept for two hours. Milliseconds. */
const isolationPeriod = 2 * 3_600_000

const titles: Readonly<Record<Status, string>> = {
  [status.initialising]: '待初始化',
  [status.busy]: '流程中',
  [status.running]: '实例运行中',
  [status.isolated]: '已隔离',
  [status.deleting]: '待删除',
}

/** An instance as `DescribeInstances` shows it. */
export function describeInstance(world: World, instance: Instance): InstanceSet {
  const { instanceId, region, zone, replicaZones, isolatedAt } = instance
  const isMultiZone = replicaZones.some((replicaZone) => replicaZone !== zone)
  return {
    InstanceId: instanceId,
    InstanceName: instance.name,
    Appid: Number(world.account.appId),
    ProjectId: instance.projectId,
    ProjectName: '',
    Region: region,
    RegionId: regionNumbers[region] ?? 0,
    ZoneId: zoneId(region, zone),
    UniqVpcId: instance.vpcId,
    UniqSubnetId: instance.subnetId,
    Status: instance.status,
    InstanceTitle: titles[instance.status],
    SubStatus: 0,
    WanIp: instance.address,
    Port: instance.port,
    Createtime: chinaTime(instance.createdAt),
    Size: instance.memSize * instance.shards,
    RedisShardSize: instance.memSize,
    RedisShardNum: instance.shards,
    RedisReplicasNum: replicaZones.length,
    Type: instance.typeId,
    ...(isCluster(instance.typeId)
      ? { ProductType: 'cluster', ...(instance.nodes === undefined && { CurrentProxyVersion: noProxy }) }
      : { ProductType: 'standalone' }),
    Engine: 'Redis',
    ProductVersion: 'local',
    BillingMode: 0,
    AutoRenewFlag: 0,
    DeadlineTime: noTime,
    CloseTime: isolatedAt === undefined ? noTime : chinaTime(isolatedAt),
    OfflineTime: isolatedAt === undefined ? noTime : chinaTime(isolatedAt + isolationPeriod),
    SlaveReadWeight: 0,
    NoAuth: instance.noAuth,
    BackupMode: backupModeOf(instance.backup),
    DeleteProtectionSwitch: instance.deleteProtection ? 1 : 0,
    InstanceTags: asTagKeyValue(tagsOf(world, resourceName(world, 'redis', region, instanceId))),
    ...(isMultiZone && { NodeSet: nodesOf(instance) }),
  }
}

function nodesOf({ region, zone, replicaZones }: Instance) {
  const zones = [zone, ...replicaZones]
  return zones.map((name, index) => ({
    NodeType: index === 0 ? 0 : 1,
    NodeId: index,
    ZoneId: zoneId(region, name),
    ZoneName: name,
  }))
}

function zoneId(region: string, zone: string): number {
  return findZone(region, zone)?.id ?? 0
}
