import type {
  UpdatePolicyRequest,
  UpdatePolicyResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cam/v20190116/cam_models.js'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { chinaTime } from '../../timestamps.ts'
import { findPolicy } from '../find.ts'
import { policies } from '../model.ts'
import { checkLength } from '../names.ts'
import { parsePolicy } from '../policy-document.ts'

/** The policy is found by id, or by name without one; a name cannot be changed here. */
export const updatePolicy: Action<UpdatePolicyRequest, UpdatePolicyResponse> = (request, { world }) => {
  supportOnly(request, ['PolicyId', 'PolicyName', 'Description', 'PolicyDocument'])
  const policy = findPolicy(world, request.PolicyId, request.PolicyName)
  const { PolicyDocument = policy.document, Description = policy.description } = request
  checkLength(PolicyDocument)
  parsePolicy(PolicyDocument)
  policies(world).set(String(policy.policyId), {
    ...policy,
    document: PolicyDocument,
    description: Description,
    updateTime: chinaTime(world.clock.now()),
  })
  return { PolicyId: policy.policyId }
}
