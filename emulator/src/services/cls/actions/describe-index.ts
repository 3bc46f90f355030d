import type {
  DescribeIndexRequest,
  DescribeIndexResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cls/v20201016/cls_models.js'
import type { Action } from '../../service.ts'
import { chinaTime } from '../../timestamps.ts'
import { findIndex } from '../find.ts'

export const describeIndex: Action<DescribeIndexRequest, DescribeIndexResponse> = (
  { TopicId },
  { world, region },
) => {
  const index = findIndex(world, region, TopicId)
  return {
    TopicId,
    Status: index.enabled,
    Rule: index.rule,
    IncludeInternalFields: index.includesInternalFields,
    MetadataFlag: index.metadataFlag,
    ModifyTime: chinaTime(index.modifiedAt),
  }
}
