import { readFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { type Disk, lookAtDisks } from '../../../health/host/disks.ts'
import { lookAtMemory } from '../../../health/host/memory.ts'

/** What the machine itself has to tell. */
export interface Machine {
  /** Of all cores together, since it was started. */
  readonly processor: Processor
  readonly cores: number
  readonly memoryPercent: number
  /** The fullest disk. */
  readonly disk: Pick<Disk, 'folder' | 'usedPercent'>
}

/** In ticks of the kernel. */
export interface Processor {
  readonly busy: number
  readonly all: number
}

export async function readMachine(folder: string): Promise<Machine> {
  const [processor, { usedPercent: memoryPercent }, disks] = await Promise.all([
    readProcessor(),
    lookAtMemory(),
    lookAtDisks([folder, '/', '/data']),
  ])
  const [disk] = disks.toSorted((one, other) => other.usedPercent - one.usedPercent)
  if (disk === undefined) throw new Error(`${folder} lies on no disk`)
  const { usedPercent } = disk
  return {
    processor,
    cores: availableParallelism(),
    memoryPercent,
    disk: { folder: disk.folder, usedPercent },
  }
}

/** https://docs.kernel.org/filesystems/proc.html: user nice system idle iowait irq softirq steal */
export async function readProcessor(file = '/proc/stat'): Promise<Processor> {
  const [first = ''] = (await readFile(file, 'utf8')).split('\n', 1)
  const [, ...ticks] = first.split(/\s+/)
  const counts = ticks.slice(0, 8).map(Number)
  const all = counts.reduce((sum, count) => sum + count, 0)
  const [, , , idle = 0, waiting = 0] = counts
  return { busy: all - idle - waiting, all }
}
