import type { World } from '../../engine/world.ts'
import { CloudError } from '../../errors.ts'
import { limits } from './limits.ts'
import { type Disk, type DiskState, disks } from './model.ts'
import { isThere, type Snapshot, snapshots } from './snapshots.ts'

/** @throws CloudError `InvalidDiskId.NotFound` */
export function findDisk(world: World, region: string, id: string): Disk {
  const disk = disks(world).get(id)
  if (disk?.region === region) return disk
  throw new CloudError('InvalidDiskId.NotFound', `The disk \`${id}\` does not exist.`)
}

export function findDisks(world: World, region: string, ids: readonly string[]): Disk[] {
  if (ids.length === 0) throw new CloudError('MissingParameter', 'DiskIds is empty.')
  if (ids.length > limits.idsPerCall) {
    throw new CloudError(
      'InvalidParameterValue.LimitExceeded',
      `At most ${limits.idsPerCall} ids can be given.`,
    )
  }
  return ids.map((id) => findDisk(world, region, id))
}

/** @throws CloudError `ResourceBusy` while something is being done to the disk, `code` in any other wrong state */
export function checkDiskState(disk: Disk, code: string, ...allowed: DiskState[]): void {
  if (allowed.includes(disk.state)) return
  const busy = disk.state !== 'ATTACHED' && disk.state !== 'UNATTACHED'
  throw new CloudError(busy ? 'ResourceBusy' : code, `The disk ${disk.diskId} is ${disk.state}.`)
}

/** @throws CloudError `InvalidSnapshotId.NotFound` */
export function findSnapshot(world: World, region: string, id: string): Snapshot {
  const snapshot = snapshots(world).get(id)
  if (snapshot?.region === region && isThere(world, snapshot)) return snapshot
  throw new CloudError('InvalidSnapshotId.NotFound', `The snapshot \`${id}\` does not exist.`)
}
