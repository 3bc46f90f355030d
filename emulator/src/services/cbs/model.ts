import type { Collection } from '../../engine/store.ts'
import type { World } from '../../engine/world.ts'

export type DiskState = 'UNATTACHED' | 'ATTACHING' | 'ATTACHED' | 'DETACHING' | 'EXPANDING'

export interface Disk {
  readonly diskId: string
  readonly region: string
  readonly zone: string
  readonly projectId: number
  readonly name: string
  readonly type: string
  /** GB */
  readonly size: number
  readonly usage: 'SYSTEM_DISK' | 'DATA_DISK'
  readonly state: DiskState
  /** Empty unless attached or about to be. */
  readonly instanceId: string
  readonly deleteWithInstance: boolean
  /** Whether it can be detached. */
  readonly portable: boolean
  readonly createdAt: number
}

export function disks(world: World): Collection<Disk> {
  return world.store.collection('cbs.disks')
}
