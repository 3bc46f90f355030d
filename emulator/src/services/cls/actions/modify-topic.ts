import type {
  ModifyTopicRequest,
  ModifyTopicResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cls/v20201016/cls_models.js'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { resourceName } from '../../tag/names.ts'
import { setTags } from '../../tag/registry.ts'
import { findTopic } from '../find.ts'
import { topics } from '../model.ts'
import { readFewTags } from '../names.ts'
import { readSettings } from '../topic-settings.ts'
import { checkUniqueTopic } from './create-topic.ts'

/** Tags are replaced as a whole where they are given. */
export const modifyTopic: Action<ModifyTopicRequest, ModifyTopicResponse> = (request, { world, region }) => {
  supportOnly(request, [
    ...(['TopicId', 'TopicName', 'Tags', 'Status', 'AutoSplit', 'MaxSplitPartitions'] as const),
    ...(['Period', 'StorageType', 'Describes', 'HotPeriod', 'PartitionCount'] as const),
  ])
  const topic = findTopic(world, region, request.TopicId)
  const settings = readSettings(request, topic)
  if (settings.name !== topic.name) checkUniqueTopic(world, topic.logsetId, settings.name)
  const tags = request.Tags && readFewTags(request.Tags)
  const collects = request.Status ?? topic.collects
  topics(world).set(topic.topicId, { ...topic, ...settings, collects })
  if (tags) setTags(world, resourceName(world, 'logTopic', region, topic.topicId), tags)
  return {}
}
