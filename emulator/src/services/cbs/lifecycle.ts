import { plugDisk, unplugDisk } from '../../data-planes/host.ts'
import type { World } from '../../engine/world.ts'
import { durations } from './limits.ts'
import { type Disk, disks } from './model.ts'
import { snapshots } from './snapshots.ts'
import { leaveInstance } from './with-instance.ts'

const settleTask = 'cbs.settle'
const snapshotTask = 'cbs.snapshot'

/** Lets the cloud finish what the disk's passing state says, after `duration` of cloud time. */
export function settleLater(world: World, { diskId }: Disk, duration: number): void {
  world.scheduler.schedule({ handler: settleTask, after: duration, payload: { diskId } })
}

/** Begins to grow the disk to `size` GB. */
export function expandDisk(world: World, disk: Disk, size: number): void {
  disks(world).set(disk.diskId, { ...disk, size, state: 'EXPANDING' })
  settleLater(world, disk, durations.resize)
}

/** The snapshot is stored by and by. */
export function finishSnapshotLater(world: World, snapshotId: string): void {
  world.scheduler.schedule({ handler: snapshotTask, after: durations.snapshot, payload: { snapshotId } })
}

export function handleTasks(world: World): void {
  world.scheduler.handle(snapshotTask, ({ snapshotId }) => finishSnapshot(world, String(snapshotId)))
  world.scheduler.handle(settleTask, ({ diskId }) => settle(world, String(diskId)))
}

/** Takes the disk from a passing state to the lasting one that follows it. Safe to repeat. */
function settle(world: World, id: string): void {
  const disk = disks(world).get(id)
  switch (disk?.state) {
    case 'ATTACHING':
      plugDisk(world, disk.instanceId, id)
      disks(world).set(id, { ...disk, state: 'ATTACHED' })
      return
    case 'DETACHING':
      unplugDisk(world, disk.instanceId, id)
      leaveInstance(world, disk)
      return
    case 'EXPANDING':
      disks(world).set(id, { ...disk, state: disk.instanceId === '' ? 'UNATTACHED' : 'ATTACHED' })
      return
  }
}

function finishSnapshot(world: World, id: string): void {
  const snapshot = snapshots(world).get(id)
  if (snapshot) snapshots(world).set(id, { ...snapshot, state: 'NORMAL' })
}
