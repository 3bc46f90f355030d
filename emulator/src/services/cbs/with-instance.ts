import type { Collection } from '../../engine/store.ts'
import type { World } from '../../engine/world.ts'
import { resourceName } from '../tag/names.ts'
import { forgetTags } from '../tag/registry.ts'
import { type Disk, disks } from './model.ts'
import { forgetDiskPolicies } from './snapshot-policies.ts'

/** Which disks an instance has, in the order in which they came; looked up on every DescribeInstances. */
interface Attachments {
  readonly instanceId: string
  readonly diskIds: readonly string[]
}

export function disksOf(world: World, instanceId: string): Disk[] {
  const ids = attachments(world).get(instanceId)?.diskIds ?? []
  return ids.map((id) => disks(world).get(id)).filter((disk) => disk !== undefined)
}

/** Writes the disk down as the instance's. */
export function joinInstance(world: World, disk: Disk): void {
  const { diskId, instanceId } = disk
  const others = (attachments(world).get(instanceId)?.diskIds ?? []).filter((id) => id !== diskId)
  attachments(world).set(instanceId, { instanceId, diskIds: [...others, diskId] })
  disks(world).set(diskId, disk)
}

/** Writes the disk down as nobody's. */
export function leaveInstance(world: World, disk: Disk): void {
  const { diskId, instanceId } = disk
  const others = (attachments(world).get(instanceId)?.diskIds ?? []).filter((id) => id !== diskId)
  attachments(world).set(instanceId, { instanceId, diskIds: others })
  disks(world).set(diskId, { ...disk, instanceId: '', state: 'UNATTACHED', deleteWithInstance: false })
}

/** Frees the disks of an instance that goes, and forgets those that go with it. Returns the ids of the latter. */
export function releaseDisksOf(world: World, instanceId: string): string[] {
  const { doomed = [], kept = [] } = Object.groupBy(disksOf(world, instanceId), (disk) =>
    disk.deleteWithInstance ? 'doomed' : 'kept',
  )
  for (const disk of kept) leaveInstance(world, disk)
  for (const disk of doomed) forgetDisk(world, disk)
  attachments(world).delete(instanceId)
  return doomed.map(({ diskId }) => diskId)
}

export function forgetDisk(world: World, { diskId, region }: Disk): void {
  disks(world).delete(diskId)
  forgetDiskPolicies(world, diskId)
  forgetTags(world, resourceName(world, 'disk', region, diskId))
}

export function attachments(world: World): Collection<Attachments> {
  return world.store.collection('cbs.attachments')
}
