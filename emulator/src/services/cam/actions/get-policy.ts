import type {
  GetPolicyRequest,
  GetPolicyResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cam/v20190116/cam_models.js'
import type { Action } from '../../service.ts'
import { resourceName } from '../../tag/names.ts'
import { asKeyValue } from '../../tag/pairs.ts'
import { tagsOf } from '../../tag/registry.ts'
import { findPolicy } from '../find.ts'

export const getPolicy: Action<GetPolicyRequest, GetPolicyResponse> = ({ PolicyId }, { world }) => {
  const policy = findPolicy(world, PolicyId, undefined, 'ResourceNotFound.PolicyIdNotFound')
  return {
    PolicyName: policy.policyName,
    Description: policy.description,
    // 1: one's own; 2: preset by the cloud.
    Type: 1,
    AddTime: policy.addTime,
    UpdateTime: policy.updateTime,
    PolicyDocument: policy.document,
    PresetAlias: '',
    IsServiceLinkedRolePolicy: 0,
    Tags: asKeyValue(tagsOf(world, resourceName(world, 'policy', '', String(PolicyId)))),
  }
}
