import type {
  UnbindAutoSnapshotPolicyRequest,
  UnbindAutoSnapshotPolicyResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cbs/v20170312/cbs_models.js'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { findDisks } from '../find.ts'
import { findSnapshotPolicy, unbindDisks } from '../snapshot-policies.ts'

/** Disks that are not bound stay so. */
export const unbindAutoSnapshotPolicy: Action<
  UnbindAutoSnapshotPolicyRequest,
  UnbindAutoSnapshotPolicyResponse
> = (request, { world, region }) => {
  supportOnly(request, ['AutoSnapshotPolicyId', 'DiskIds'])
  const policy = findSnapshotPolicy(world, region, request.AutoSnapshotPolicyId)
  const disks = findDisks(world, region, request.DiskIds ?? [])
  unbindDisks(
    world,
    policy,
    disks.map(({ diskId }) => diskId),
  )
  return {}
}
