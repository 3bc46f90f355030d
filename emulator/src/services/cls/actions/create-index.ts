import type {
  CreateIndexRequest,
  CreateIndexResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cls/v20201016/cls_models.js'
import { CloudError } from '../../../errors.ts'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { findTopic } from '../find.ts'
import { checkIndexable, checkRule } from '../index-rules.ts'
import { indexes } from '../model.ts'

export const createIndex: Action<CreateIndexRequest, CreateIndexResponse> = (request, { world, region }) => {
  supportOnly(request, ['TopicId', 'Rule', 'Status', 'IncludeInternalFields', 'MetadataFlag'])
  const topic = findTopic(world, region, request.TopicId)
  checkIndexable(topic)
  checkRule(request.Rule)
  if (indexes(world).has(topic.topicId)) {
    throw new CloudError('InvalidParameter.IndexConflict', `The topic ${topic.topicId} has an index already.`)
  }
  indexes(world).set(topic.topicId, {
    topicId: topic.topicId,
    rule: request.Rule,
    enabled: request.Status ?? true,
    includesInternalFields: request.IncludeInternalFields ?? false,
    metadataFlag: request.MetadataFlag ?? 0,
    modifiedAt: world.clock.now(),
  })
  return {}
}
