import type {
  DetachRolePolicyRequest,
  DetachRolePolicyResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cam/v20190116/cam_models.js'
import type { Action } from '../../service.ts'
import { detachPolicy } from '../attachments.ts'
import { findPolicy, findRole } from '../find.ts'

export const detachRolePolicy: Action<DetachRolePolicyRequest, DetachRolePolicyResponse> = (
  { PolicyId, PolicyName, DetachRoleName, DetachRoleId },
  { world },
) => {
  const role = findRole(world, DetachRoleName, DetachRoleId)
  const policy = findPolicy(world, PolicyId, PolicyName)
  detachPolicy(world, role, policy.policyId)
  return {}
}
