import type {
  DeleteIndexRequest,
  DeleteIndexResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cls/v20201016/cls_models.js'
import type { Action } from '../../service.ts'
import { findIndex } from '../find.ts'
import { indexes } from '../model.ts'

export const deleteIndex: Action<DeleteIndexRequest, DeleteIndexResponse> = (
  { TopicId },
  { world, region },
) => {
  indexes(world).delete(findIndex(world, region, TopicId).topicId)
  return {}
}
