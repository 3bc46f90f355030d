import type {
  DeleteTopicRequest,
  DeleteTopicResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cls/v20201016/cls_models.js'
import type { Action } from '../../service.ts'
import { resourceName } from '../../tag/names.ts'
import { forgetTags } from '../../tag/registry.ts'
import { findTopic } from '../find.ts'
import { indexes, topics } from '../model.ts'

/** Its index goes with it. */
export const deleteTopic: Action<DeleteTopicRequest, DeleteTopicResponse> = (
  { TopicId },
  { world, region },
) => {
  findTopic(world, region, TopicId)
  topics(world).delete(TopicId)
  indexes(world).delete(TopicId)
  forgetTags(world, resourceName(world, 'logTopic', region, TopicId))
  return {}
}
