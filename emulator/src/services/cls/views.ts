import type {
  LogsetInfo,
  TopicInfo,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cls/v20201016/cls_models.js'
import type { World } from '../../engine/world.ts'
import { resourceName } from '../tag/names.ts'
import { asKeyValue, type Tags } from '../tag/pairs.ts'
import { tagsOf } from '../tag/registry.ts'
import { chinaTime } from '../timestamps.ts'
import { topicsOf } from './find.ts'
import { indexes, type Logset, type Topic } from './model.ts'

export function logsetTags(world: World, { region, logsetId }: Logset): Tags {
  return tagsOf(world, resourceName(world, 'logset', region, logsetId))
}

export function topicTags(world: World, { region, topicId }: Topic): Tags {
  return tagsOf(world, resourceName(world, 'logTopic', region, topicId))
}

export function showLogset(world: World, logset: Logset): LogsetInfo {
  const { logs = [], metrics = [] } = Object.groupBy(topicsOf(world, logset.logsetId), ({ bizType }) =>
    bizType === 0 ? 'logs' : 'metrics',
  )
  return {
    LogsetId: logset.logsetId,
    LogsetName: logset.name,
    CreateTime: chinaTime(logset.createdAt),
    AssumerName: '',
    RoleName: '',
    TopicCount: logs.length,
    MetricTopicCount: metrics.length,
    Tags: asKeyValue(logsetTags(world, logset)),
  }
}

export function showTopic(world: World, topic: Topic): TopicInfo {
  return {
    LogsetId: topic.logsetId,
    TopicId: topic.topicId,
    TopicName: topic.name,
    Describes: topic.description,
    PartitionCount: topic.partitions,
    AutoSplit: topic.autoSplit,
    MaxSplitPartitions: topic.maxPartitions,
    StorageType: topic.storageType,
    Period: topic.period,
    HotPeriod: topic.hotPeriod,
    BizType: topic.bizType,
    Status: topic.collects,
    Index: indexes(world).get(topic.topicId)?.enabled ?? false,
    IsWebTracking: false,
    AssumerName: '',
    SubAssumerName: '',
    RoleName: '',
    CreateTime: chinaTime(topic.createdAt),
    Tags: asKeyValue(topicTags(world, topic)),
  }
}
