import type {
  DescribeSnapshotsRequest,
  DescribeSnapshotsResponse,
  Snapshot as ShownSnapshot,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cbs/v20170312/cbs_models.js'
import type { World } from '../../../engine/world.ts'
import { select } from '../../cvm/select.ts'
import { containing, exactly, type Matchers } from '../../filters.ts'
import { pageOf } from '../../paging.ts'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { resourceName } from '../../tag/names.ts'
import { asKeyValue } from '../../tag/pairs.ts'
import { tagsOf } from '../../tag/registry.ts'
import { chinaTime } from '../../timestamps.ts'
import { isThere, type Snapshot, snapshots } from '../snapshots.ts'

const matchers: Matchers<Snapshot> = {
  'snapshot-id': exactly(({ snapshotId }) => snapshotId),
  'snapshot-name': containing(({ name }) => name),
  'snapshot-state': exactly(({ state }) => state),
  'snapshot-type': exactly(() => 'PRIVATE_SNAPSHOT'),
  'disk-id': exactly(({ diskId }) => diskId),
  'disk-usage': exactly(({ diskUsage }) => diskUsage),
  'project-id': exactly(() => '0'),
}

/** There is no filter by tag. https://cloud.tencent.com/document/api/362/15647 */
export const describeSnapshots: Action<DescribeSnapshotsRequest, DescribeSnapshotsResponse> = (
  request,
  { world, region },
) => {
  supportOnly(request, ['SnapshotIds', 'Filters', 'Offset', 'Limit', 'Order', 'OrderField'])
  const { SnapshotIds, Filters, Order } = request
  const found = select(snapshots(world), region, SnapshotIds, Filters, { matchers })
  const sign = Order === 'DESC' ? -1 : 1
  const sorted = found
    .filter((snapshot) => isThere(world, snapshot))
    .toSorted((a, b) => sign * (a.createdAt - b.createdAt))
  const page = pageOf(sorted, request, { limit: 20, maximum: 100, code: 'InvalidParameterValue' })
  return { TotalCount: sorted.length, SnapshotSet: page.map((snapshot) => show(world, snapshot)) }
}

function show(world: World, snapshot: Snapshot): ShownSnapshot {
  const { snapshotId, region, zone, state, deadline, createdAt } = snapshot
  return {
    SnapshotId: snapshotId,
    SnapshotName: snapshot.name,
    SnapshotState: state,
    SnapshotType: 'PRIVATE_SNAPSHOT',
    SnapshotMode: 'STANDARD_SNAPSHOT',
    Percent: state === 'NORMAL' ? 100 : 0,
    Placement: { Zone: zone, ProjectId: 0 },
    DiskId: snapshot.diskId,
    DiskSize: snapshot.diskSize,
    DiskUsage: snapshot.diskUsage,
    IsPermanent: deadline === undefined,
    DeadlineTime: deadline === undefined ? '' : chinaTime(deadline),
    CreateTime: chinaTime(createdAt),
    LatestModifyTime: chinaTime(createdAt),
    Encrypt: false,
    IsLocked: false,
    CopyFromRemote: false,
    CopyingToRegions: [],
    Images: [],
    ImageCount: 0,
    ShareReference: 0,
    Tags: asKeyValue(tagsOf(world, resourceName(world, 'snapshot', region, snapshotId))),
  }
}
