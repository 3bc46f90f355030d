import type {
  AttachRolePolicyRequest,
  AttachRolePolicyResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cam/v20190116/cam_models.js'
import type { Action } from '../../service.ts'
import { attachPolicy } from '../attachments.ts'
import { findPolicy, findRole } from '../find.ts'

/** Attaching twice is attaching once. */
export const attachRolePolicy: Action<AttachRolePolicyRequest, AttachRolePolicyResponse> = (
  { PolicyId, PolicyName, AttachRoleName, AttachRoleId },
  { world },
) => {
  const role = findRole(world, AttachRoleName, AttachRoleId)
  const policy = findPolicy(world, PolicyId, PolicyName)
  attachPolicy(world, role, policy.policyId)
  return {}
}
