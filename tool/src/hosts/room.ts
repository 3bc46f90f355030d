import { TengyunError } from '../errors/tengyun-error.ts'
import type { Host } from './host.ts'

/** Bytes that an archive takes on its way: itself, what it unpacks to, and some air. */
export function roomForArchive({ size }: { readonly size: number }): number {
  return size * 6
}

/** @throws TengyunError `host/disk-full` */
export function refuseFullDisk(host: Host, freeKilobytes: number, neededBytes: number): void {
  const needed = Math.ceil(neededBytes / 1024)
  if (freeKilobytes >= needed) return
  throw new TengyunError('host/disk-full', { where: host.name, why: `${freeKilobytes} KB < ${needed} KB` })
}
