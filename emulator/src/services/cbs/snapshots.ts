import type { Collection } from '../../engine/store.ts'
import type { World } from '../../engine/world.ts'
import { resourceName } from '../tag/names.ts'
import { forgetTags } from '../tag/registry.ts'
import type { Disk } from './model.ts'

/** What a disk held at one time. Outlives the disk. */
export interface Snapshot {
  readonly snapshotId: string
  readonly region: string
  readonly zone: string
  readonly name: string
  readonly state: 'CREATING' | 'NORMAL'
  readonly diskId: string
  readonly diskSize: number
  readonly diskUsage: Disk['usage']
  /** When the cloud deletes it by itself; absent for a permanent one. */
  readonly deadline?: number
  readonly createdAt: number
}

export function snapshots(world: World): Collection<Snapshot> {
  return world.store.collection('cbs.snapshots')
}

export function snapshotsOfDisk(world: World, diskId: string): Snapshot[] {
  return [...snapshots(world).values()].filter((snapshot) => snapshot.diskId === diskId)
}

/** The cloud deletes what is past its deadline; here that is noticed when somebody looks. */
export function isThere(world: World, { deadline }: Snapshot): boolean {
  return deadline === undefined || world.clock.now() < deadline
}

export function forgetSnapshot(world: World, { snapshotId, region }: Snapshot): void {
  snapshots(world).delete(snapshotId)
  forgetTags(world, resourceName(world, 'snapshot', region, snapshotId))
}
