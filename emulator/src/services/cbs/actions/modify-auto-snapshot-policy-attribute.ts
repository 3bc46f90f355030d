import type {
  ModifyAutoSnapshotPolicyAttributeRequest,
  ModifyAutoSnapshotPolicyAttributeResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cbs/v20170312/cbs_models.js'
import type { Action } from '../../service.ts'
import { findSnapshotPolicy, snapshotPolicies } from '../snapshot-policies.ts'
import { readPolicy } from '../snapshot-policy-order.ts'

export const modifyAutoSnapshotPolicyAttribute: Action<
  ModifyAutoSnapshotPolicyAttributeRequest,
  ModifyAutoSnapshotPolicyAttributeResponse
> = (request, { world, region }) => {
  const policy = findSnapshotPolicy(world, region, request.AutoSnapshotPolicyId)
  snapshotPolicies(world).set(policy.policyId, { ...policy, ...readPolicy(request, policy) })
  return {}
}
