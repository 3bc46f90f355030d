import type {
  TerminateDisksRequest,
  TerminateDisksResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cbs/v20170312/cbs_models.js'
import { removeSnapshot } from '../../../data-planes/disk-snapshots.ts'
import { removeDisk } from '../../../data-planes/host.ts'
import type { World } from '../../../engine/world.ts'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { checkDiskState, findDisks } from '../find.ts'
import { forgetSnapshot, snapshotsOfDisk } from '../snapshots.ts'
import { forgetDisk } from '../with-instance.ts'

/** Disks billed by the hour go at once, their snapshots stay unless asked for; they must not be attached. */
export const terminateDisks: Action<TerminateDisksRequest, TerminateDisksResponse> = (
  request,
  { world, region },
) => {
  supportOnly(request, ['DiskIds', 'DeleteSnapshot'])
  const doomed = findDisks(world, region, request.DiskIds)
  for (const disk of doomed) checkDiskState(disk, 'ResourceUnavailable.NotSupported', 'UNATTACHED')
  for (const disk of doomed) {
    if (request.DeleteSnapshot === 1) removePassingSnapshots(world, disk.diskId)
    forgetDisk(world, disk)
    removeDisk(world, disk.diskId)
  }
  return {}
}

/** Permanent ones stay in any case. */
function removePassingSnapshots(world: World, diskId: string): void {
  for (const snapshot of snapshotsOfDisk(world, diskId).filter(({ deadline }) => deadline !== undefined)) {
    forgetSnapshot(world, snapshot)
    removeSnapshot(world, snapshot.snapshotId)
  }
}
