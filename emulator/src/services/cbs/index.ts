import type { Service } from '../service.ts'
import { attachDisks } from './actions/attach-disks.ts'
import { createDisks } from './actions/create-disks.ts'
import { describeDisks } from './actions/describe-disks.ts'
import { detachDisks } from './actions/detach-disks.ts'
import { inquiryPriceCreateDisks } from './actions/inquiry-price-create-disks.ts'
import { modifyDiskAttributes } from './actions/modify-disk-attributes.ts'
import { resizeDisk } from './actions/resize-disk.ts'
import { terminateDisks } from './actions/terminate-disks.ts'
import { handleTasks } from './lifecycle.ts'

export const cbs: Service = {
  product: 'cbs',
  version: '2017-03-12',
  actions: {
    AttachDisks: attachDisks,
    CreateDisks: createDisks,
    DescribeDisks: describeDisks,
    DetachDisks: detachDisks,
    InquiryPriceCreateDisks: inquiryPriceCreateDisks,
    ModifyDiskAttributes: modifyDiskAttributes,
    ResizeDisk: resizeDisk,
    TerminateDisks: terminateDisks,
  },
  start: handleTasks,
}
