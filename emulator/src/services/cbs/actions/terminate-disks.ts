import type {
  TerminateDisksRequest,
  TerminateDisksResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cbs/v20170312/cbs_models.js'
import { removeDisk } from '../../../data-planes/host.ts'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { checkDiskState, findDisks } from '../find.ts'
import { forgetDisk } from '../with-instance.ts'

/** Disks billed by the hour go at once; they must not be attached. */
export const terminateDisks: Action<TerminateDisksRequest, TerminateDisksResponse> = (
  request,
  { world, region },
) => {
  supportOnly(request, ['DiskIds'])
  const doomed = findDisks(world, region, request.DiskIds)
  for (const disk of doomed) checkDiskState(disk, 'ResourceUnavailable.NotSupported', 'UNATTACHED')
  for (const disk of doomed) {
    forgetDisk(world, disk)
    removeDisk(world, disk.diskId)
  }
  return {}
}
