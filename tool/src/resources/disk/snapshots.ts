import type { Snapshot } from 'tencentcloud-sdk-nodejs/tencentcloud/services/cbs/v20170312/cbs_models.js'
import { type Backup, type Backups, timeIn } from '../backups.ts'
import type { DiskFields } from '../disk.ts'
import { untaggedName } from '../ownership.ts'

/** Days that a snapshot which is taken before its disk is deleted outlives it. */
export const snapshotRetention = 30

/**
 * Snapshots outlive their disk. They bear no ownership tags: with those, they would count among the environment's
 * resources, which are to be gone. Their name and a tag of their own tell whose they were.
 */
export const diskSnapshots: Backups<DiskFields> = {
  patience: 6 * 60,

  // Disks that are paid by the hour know no recycle bin.
  isInBin: () => false,

  async list({ cloud }, { id }) {
    const answer = await cloud.call('cbs', 'DescribeSnapshots', {
      Filters: [{ Name: 'disk-id', Values: [id] }],
      Order: 'DESC',
      OrderField: 'CREATE_TIME',
      Limit: 100,
    })
    return (answer.SnapshotSet ?? []).map(toBackup)
  },

  async take({ cloud, owner }, { id, key, name }) {
    const deadline = new Date(cloud.timing.now() + snapshotRetention * 86_400_000)
    const answer = await cloud.call('cbs', 'CreateSnapshot', {
      DiskId: id,
      SnapshotName: name,
      Deadline: `${deadline.toISOString().slice(0, 19)}+00:00`,
      Tags: [{ Key: 'tengyun:backup-of', Value: untaggedName(owner, key) }],
    })
    return answer.SnapshotId
  },
}

function toBackup({ SnapshotId = '', SnapshotState, CreateTime, DeadlineTime }: Snapshot): Backup {
  const state = SnapshotState === 'NORMAL' ? 'finished' : 'under-way'
  return { id: SnapshotId, state, at: timeIn(CreateTime) ?? 0, expires: timeIn(DeadlineTime) }
}
