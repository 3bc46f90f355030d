import { readFile } from 'node:fs/promises'

export interface Memory {
  /** What programs cannot get, in percent of all there is. */
  readonly usedPercent: number
  readonly totalBytes: number
  readonly availableBytes: number
}

/** By the kernel's own estimate: caches that it would give up are not used. */
export async function lookAtMemory(file = '/proc/meminfo'): Promise<Memory> {
  const text = await readFile(file, 'utf8')
  const bytesOf = (name: string) => 1024 * Number(new RegExp(`^${name}: +(\\d+) kB`, 'm').exec(text)?.[1])
  const [totalBytes, availableBytes] = [bytesOf('MemTotal'), bytesOf('MemAvailable')]
  return {
    usedPercent: Math.round(1000 * (1 - availableBytes / totalBytes)) / 10,
    totalBytes,
    availableBytes,
  }
}
