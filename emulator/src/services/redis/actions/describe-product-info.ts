import type {
  DescribeProductInfoResponse,
  ProductConf,
  ZoneCapacityConf,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/redis/v20180412/redis_models.js'
import { type Region, regions } from '../../../engine/regions.ts'
import type { Action } from '../../service.ts'
import { type ProductType, regionNumbers, soldTypes } from '../catalogue.ts'
import { limits } from '../limits.ts'

/** The same is sold in every zone. */
export const describeProductInfo: Action<null, DescribeProductInfoResponse> = () => ({
  RegionSet: regions.map((region) => ({
    RegionId: region.name,
    RegionName: region.title,
    RegionShortName: `${regionNumbers[region.name] ?? ''}`,
    Area: region.title,
    ZoneSet: region.zones.map(describeZone),
  })),
})

function describeZone({ name, title, id }: Region['zones'][number]): ZoneCapacityConf {
  return {
    ZoneId: name,
    ZoneName: title,
    OldZoneId: id,
    IsSaleout: false,
    NetWorkType: ['vpcnet'],
    ProductSet: soldTypes.map(describeProduct),
  }
}

function describeProduct({ typeId, version, architecture }: ProductType): ProductConf {
  const { memory, replicas, shards } = limits
  const isCluster = architecture === 'cluster'
  // GB
  const sizes = range(memory.lowest / memory.step, memory.highest / memory.step)
  return {
    Type: typeId,
    TypeName: isCluster ? 'Redis 集群版' : 'Redis 主从版',
    Engine: 'Redis',
    Version: `Redis-${version}`,
    MinBuyNum: 1,
    MaxBuyNum: limits.instancesPerCall,
    Saleout: false,
    TotalSize: isCluster ? [] : sizes,
    ShardSize: isCluster ? sizes : [],
    ShardNum: isCluster ? shards.map(String) : ['1'],
    ReplicaNum: range(replicas.lowest, replicas.highest),
    PayMode: '0',
    EnableReplicaReadOnly: false,
  }
}

function range(first: number, last: number): string[] {
  return Array.from({ length: last - first + 1 }, (_, index) => `${first + index}`)
}
