import type {
  DescribeDiskAssociatedAutoSnapshotPolicyRequest,
  DescribeDiskAssociatedAutoSnapshotPolicyResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cbs/v20170312/cbs_models.js'
import type { Action } from '../../service.ts'
import { findDisk } from '../find.ts'
import { policiesOfDisk } from '../snapshot-policies.ts'
import { showSnapshotPolicy } from '../snapshot-policy-view.ts'

/** The policies are told without their disks here. */
export const describeDiskAssociatedAutoSnapshotPolicy: Action<
  DescribeDiskAssociatedAutoSnapshotPolicyRequest,
  DescribeDiskAssociatedAutoSnapshotPolicyResponse
> = ({ DiskId }, { world, region }) => {
  const { diskId } = findDisk(world, region, DiskId)
  const policies = policiesOfDisk(world, diskId)
  return {
    TotalCount: policies.length,
    AutoSnapshotPolicySet: policies.map((policy) => ({
      ...showSnapshotPolicy(world, policy),
      DiskIdSet: [],
    })),
  }
}
