import type {
  DeletePolicyRequest,
  DeletePolicyResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cam/v20190116/cam_models.js'
import type { Action } from '../../service.ts'
import { resourceName } from '../../tag/names.ts'
import { forgetTags } from '../../tag/registry.ts'
import { detachPolicy } from '../attachments.ts'
import { findPolicy } from '../find.ts'
import { policies, roles } from '../model.ts'

/** Deletes policies and detaches them from whatever has them. */
export const deletePolicy: Action<DeletePolicyRequest, DeletePolicyResponse> = ({ PolicyId }, { world }) => {
  const doomed = PolicyId.map((id) =>
    findPolicy(world, Number(id), undefined, 'ResourceNotFound.PolicyIdNotFound'),
  )
  for (const { policyId } of doomed) {
    for (const role of [...roles(world).values()]) detachPolicy(world, role, policyId)
    policies(world).delete(String(policyId))
    forgetTags(world, resourceName(world, 'policy', '', String(policyId)))
  }
  return {}
}
