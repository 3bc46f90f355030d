import type {
  DeleteAutoSnapshotPoliciesRequest,
  DeleteAutoSnapshotPoliciesResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cbs/v20170312/cbs_models.js'
import type { Action } from '../../service.ts'
import { findSnapshotPolicy, snapshotPolicies } from '../snapshot-policies.ts'

/** All of them or none. The action documents no refusal for a policy that has disks: they are merely unbound. */
export const deleteAutoSnapshotPolicies: Action<
  DeleteAutoSnapshotPoliciesRequest,
  DeleteAutoSnapshotPoliciesResponse
> = ({ AutoSnapshotPolicyIds }, { world, region }) => {
  for (const id of AutoSnapshotPolicyIds) findSnapshotPolicy(world, region, id)
  for (const id of AutoSnapshotPolicyIds) snapshotPolicies(world).delete(id)
  return {}
}
