import type {
  DeleteSnapshotsRequest,
  DeleteSnapshotsResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cbs/v20170312/cbs_models.js'
import { removeSnapshot } from '../../../data-planes/disk-snapshots.ts'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { findSnapshot } from '../find.ts'
import { forgetSnapshot } from '../snapshots.ts'

export const deleteSnapshots: Action<DeleteSnapshotsRequest, DeleteSnapshotsResponse> = (
  request,
  { world, region },
) => {
  supportOnly(request, ['SnapshotIds'])
  const doomed = request.SnapshotIds.map((id) => findSnapshot(world, region, id))
  for (const snapshot of doomed) {
    forgetSnapshot(world, snapshot)
    removeSnapshot(world, snapshot.snapshotId)
  }
  return {}
}
