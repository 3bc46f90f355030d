import { stat, statfs } from 'node:fs/promises'

/** Room on the file system that a folder lies on. */
export interface Disk {
  readonly folder: string
  readonly usedPercent: number
  readonly freeBytes: number
  /** Of the entries that it can hold: a disk can be full of tiny files. 0 where it has no such limit. */
  readonly entriesPercent: number
}

/**
 * Each disk once, whichever of the folders lie on it.
 *
 * @param root what stands for `/`, which people are not told
 */
export async function lookAtDisks(folders: readonly string[], root = ''): Promise<Disk[]> {
  const found = new Map<number, Disk>()
  for (const folder of folders) {
    const device = await stat(folder).then(
      ({ dev }) => dev,
      () => undefined,
    )
    if (device === undefined || found.has(device)) continue
    const { blocks, bfree, bavail, bsize, files, ffree } = await statfs(folder)
    const used = blocks - bfree
    found.set(device, {
      folder: folder.startsWith(root) ? folder.slice(root.length) : folder,
      // As `df` counts: what is kept for root is nobody's.
      usedPercent: percent(used, used + bavail),
      freeBytes: bavail * bsize,
      entriesPercent: percent(files - ffree, files),
    })
  }
  return [...found.values()]
}

function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((1000 * part) / whole) / 10
}
