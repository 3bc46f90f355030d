import type {
  ModifyIndexRequest,
  ModifyIndexResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cls/v20201016/cls_models.js'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { findIndex } from '../find.ts'
import { checkRule } from '../index-rules.ts'
import { indexes } from '../model.ts'

/** The rule, where it is given, as a whole. */
export const modifyIndex: Action<ModifyIndexRequest, ModifyIndexResponse> = (request, { world, region }) => {
  supportOnly(request, ['TopicId', 'Rule', 'Status', 'IncludeInternalFields', 'MetadataFlag'])
  const index = findIndex(world, region, request.TopicId)
  if (request.Rule) checkRule(request.Rule)
  indexes(world).set(index.topicId, {
    ...index,
    rule: request.Rule ?? index.rule,
    enabled: request.Status ?? index.enabled,
    includesInternalFields: request.IncludeInternalFields ?? index.includesInternalFields,
    metadataFlag: request.MetadataFlag ?? index.metadataFlag,
    modifiedAt: world.clock.now(),
  })
  return {}
}
