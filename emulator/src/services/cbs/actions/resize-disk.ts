import type {
  ResizeDiskRequest,
  ResizeDiskResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cbs/v20170312/cbs_models.js'
import { CloudError } from '../../../errors.ts'
import type { Action } from '../../service.ts'
import { checkDiskState, findDisk } from '../find.ts'
import { expandDisk } from '../lifecycle.ts'
import { checkDiskSize } from '../sizes.ts'

/** Disks grow and never shrink. */
export const resizeDisk: Action<ResizeDiskRequest, ResizeDiskResponse> = (
  { DiskId, DiskSize },
  { world, region },
) => {
  if (DiskId === undefined) throw new CloudError('MissingParameter', 'DiskId is missing.')
  const disk = findDisk(world, region, DiskId)
  checkDiskState(disk, 'ResourceUnavailable.NotSupported', 'ATTACHED', 'UNATTACHED')
  checkDiskSize(DiskSize)
  if (DiskSize <= disk.size) {
    throw new CloudError('InvalidParameterValue', `The disk has ${disk.size} GB already; it cannot shrink.`)
  }
  expandDisk(world, disk, DiskSize)
  return {}
}
