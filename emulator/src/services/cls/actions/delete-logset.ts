import type {
  DeleteLogsetRequest,
  DeleteLogsetResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cls/v20201016/cls_models.js'
import { CloudError } from '../../../errors.ts'
import type { Action } from '../../service.ts'
import { resourceName } from '../../tag/names.ts'
import { forgetTags } from '../../tag/registry.ts'
import { findLogset, topicsOf } from '../find.ts'
import { logsets } from '../model.ts'

/** Refused while it has topics. */
export const deleteLogset: Action<DeleteLogsetRequest, DeleteLogsetResponse> = (
  { LogsetId },
  { world, region },
) => {
  findLogset(world, region, LogsetId)
  const [topic] = topicsOf(world, LogsetId)
  if (topic) {
    throw new CloudError(
      'FailedOperation.LogsetNotEmpty',
      `The logset ${LogsetId} has the topic ${topic.topicId}.`,
    )
  }
  logsets(world).delete(LogsetId)
  forgetTags(world, resourceName(world, 'logset', region, LogsetId))
  return {}
}
