import type {
  CreateSnapshotRequest,
  CreateSnapshotResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cbs/v20170312/cbs_models.js'
import { snapshotDisk } from '../../../data-planes/disk-snapshots.ts'
import { quotaOf } from '../../../engine/quotas.ts'
import { CloudError } from '../../../errors.ts'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { resourceName } from '../../tag/names.ts'
import { readTags } from '../../tag/pairs.ts'
import { setTags } from '../../tag/registry.ts'
import { checkDiskState, findDisk } from '../find.ts'
import { finishSnapshotLater } from '../lifecycle.ts'
import { limits } from '../limits.ts'
import { snapshots } from '../snapshots.ts'

/**
 * The files are copied at once, which is the moment that the snapshot shows; that it takes the cloud a while to
 * store them shows in its state.
 */
export const createSnapshot: Action<CreateSnapshotRequest, CreateSnapshotResponse> = (
  request,
  { world, region },
) => {
  supportOnly(request, ['DiskId', 'SnapshotName', 'Deadline', 'Tags'])
  const { DiskId = '', SnapshotName: name = '未命名', Deadline } = request
  const disk = findDisk(world, region, DiskId)
  checkDiskState(disk, 'ResourceUnavailable.NotSupported', 'ATTACHED', 'UNATTACHED')
  const deadline = readDeadline(Deadline, world.clock.now())
  const tags = readTags(request.Tags)
  const quota = quotaOf(world, 'cbs.snapshotsPerRegion', limits.snapshotsPerRegion)
  if ([...snapshots(world).values()].filter((snapshot) => snapshot.region === region).length >= quota) {
    throw new CloudError('InsufficientSnapshotQuota', `The quota of ${quota} snapshots is used up.`)
  }
  const snapshotId = world.ids.next('snap')
  snapshotDisk(world, disk.diskId, snapshotId)
  snapshots(world).set(snapshotId, {
    snapshotId,
    region,
    zone: disk.zone,
    name,
    state: 'CREATING',
    diskId: disk.diskId,
    diskSize: disk.size,
    diskUsage: disk.usage,
    createdAt: world.clock.now(),
    ...(deadline === undefined ? {} : { deadline }),
  })
  setTags(world, resourceName(world, 'snapshot', region, snapshotId), tags)
  finishSnapshotLater(world, snapshotId)
  return { SnapshotId: snapshotId }
}

/** A UTC time, at least a day ahead. */
function readDeadline(text: string | undefined, now: number): number | undefined {
  if (text === undefined) return undefined
  const deadline = Date.parse(text)
  if (deadline >= now + limits.shortestLifeOfSnapshot) return deadline
  throw new CloudError(
    'InvalidParameterValue',
    `The value ${JSON.stringify(text)} of \`Deadline\` is invalid: a time at least one day from now.`,
  )
}
