import type { Service } from '../service.ts'
import { attachDisks } from './actions/attach-disks.ts'
import { bindAutoSnapshotPolicy } from './actions/bind-auto-snapshot-policy.ts'
import { createAutoSnapshotPolicy } from './actions/create-auto-snapshot-policy.ts'
import { createDisks } from './actions/create-disks.ts'
import { createSnapshot } from './actions/create-snapshot.ts'
import { deleteAutoSnapshotPolicies } from './actions/delete-auto-snapshot-policies.ts'
import { deleteSnapshots } from './actions/delete-snapshots.ts'
import { describeAutoSnapshotPolicies } from './actions/describe-auto-snapshot-policies.ts'
import { describeDiskAssociatedAutoSnapshotPolicy } from './actions/describe-disk-associated-auto-snapshot-policy.ts'
import { describeDisks } from './actions/describe-disks.ts'
import { describeSnapshots } from './actions/describe-snapshots.ts'
import { detachDisks } from './actions/detach-disks.ts'
import { inquiryPriceCreateDisks } from './actions/inquiry-price-create-disks.ts'
import { modifyAutoSnapshotPolicyAttribute } from './actions/modify-auto-snapshot-policy-attribute.ts'
import { modifyDiskAttributes } from './actions/modify-disk-attributes.ts'
import { resizeDisk } from './actions/resize-disk.ts'
import { terminateDisks } from './actions/terminate-disks.ts'
import { unbindAutoSnapshotPolicy } from './actions/unbind-auto-snapshot-policy.ts'
import { handleTasks } from './lifecycle.ts'

export const cbs: Service = {
  product: 'cbs',
  version: '2017-03-12',
  actions: {
    AttachDisks: attachDisks,
    BindAutoSnapshotPolicy: bindAutoSnapshotPolicy,
    CreateAutoSnapshotPolicy: createAutoSnapshotPolicy,
    CreateDisks: createDisks,
    CreateSnapshot: createSnapshot,
    DeleteAutoSnapshotPolicies: deleteAutoSnapshotPolicies,
    DeleteSnapshots: deleteSnapshots,
    DescribeAutoSnapshotPolicies: describeAutoSnapshotPolicies,
    DescribeDiskAssociatedAutoSnapshotPolicy: describeDiskAssociatedAutoSnapshotPolicy,
    DescribeDisks: describeDisks,
    DescribeSnapshots: describeSnapshots,
    DetachDisks: detachDisks,
    InquiryPriceCreateDisks: inquiryPriceCreateDisks,
    ModifyAutoSnapshotPolicyAttribute: modifyAutoSnapshotPolicyAttribute,
    ModifyDiskAttributes: modifyDiskAttributes,
    ResizeDisk: resizeDisk,
    TerminateDisks: terminateDisks,
    UnbindAutoSnapshotPolicy: unbindAutoSnapshotPolicy,
  },
  start: handleTasks,
}
