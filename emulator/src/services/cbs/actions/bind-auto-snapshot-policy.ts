import type {
  BindAutoSnapshotPolicyRequest,
  BindAutoSnapshotPolicyResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cbs/v20170312/cbs_models.js'
import { CloudError } from '../../../errors.ts'
import type { Action } from '../../service.ts'
import { findDisks } from '../find.ts'
import { limits } from '../limits.ts'
import { findSnapshotPolicy, snapshotPolicies } from '../snapshot-policies.ts'

export const bindAutoSnapshotPolicy: Action<BindAutoSnapshotPolicyRequest, BindAutoSnapshotPolicyResponse> = (
  { AutoSnapshotPolicyId, DiskIds = [] },
  { world, region },
) => {
  const policy = findSnapshotPolicy(world, region, AutoSnapshotPolicyId)
  if (DiskIds.length > limits.disksPerBinding) {
    throw new CloudError(
      'InvalidParameterValue.LimitExceeded',
      `At most ${limits.disksPerBinding} disks can be bound at a time.`,
    )
  }
  const disks = findDisks(world, region, DiskIds)
  const bound = disks.find(({ diskId }) => policy.diskIds.includes(diskId))
  if (bound) {
    throw new CloudError(
      'InvalidDisk.AlreadyBound',
      `The disk ${bound.diskId} is bound to ${policy.policyId}.`,
    )
  }
  const diskIds = [...policy.diskIds, ...disks.map(({ diskId }) => diskId)]
  snapshotPolicies(world).set(policy.policyId, { ...policy, diskIds })
  return {}
}
