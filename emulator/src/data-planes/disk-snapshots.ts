import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { World } from '../engine/world.ts'
import { diskFolder } from './host.ts'

/** A snapshot is a copy of the disk's folder. */
function snapshotFolder(world: World, snapshotId: string): string {
  return join(world.dataFolder, 'snapshots', snapshotId)
}

export function snapshotDisk(world: World, diskId: string, snapshotId: string): void {
  copyWhole(diskFolder(world, diskId), snapshotFolder(world, snapshotId))
}

/** Fills a disk that nobody has used yet. */
export function fillDisk(world: World, snapshotId: string, diskId: string): void {
  copyWhole(snapshotFolder(world, snapshotId), diskFolder(world, diskId))
}

export function removeSnapshot(world: World, snapshotId: string): void {
  rmSync(snapshotFolder(world, snapshotId), { recursive: true, force: true })
}

/** Under another name first, so that half a copy is never taken for a whole. */
function copyWhole(from: string, to: string): void {
  const draft = `${to}.partial`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { recursive: true })
  if (existsSync(from)) cpSync(from, draft, { recursive: true, verbatimSymlinks: true })
  renameSync(draft, to)
}
