import { open, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { HostPaths } from '../../hosts/paths.ts'

export interface Secret {
  /** `postgres/main/admin` */
  readonly name: string
  readonly value: string
}

/** Where a secret was found that has no business there. */
export interface Leak {
  readonly name: string
  readonly where: string
}

/** Bytes of one file that are searched: its end, where logs are newest. */
const searched = 8 * 1024 * 1024

/** Looks for secrets where anybody could come across them: arguments of processes, logs, the releases themselves. */
export async function findLeaks(secrets: readonly Secret[], paths: HostPaths): Promise<Leak[]> {
  const places = [processes(), textsBelow(paths.logs), textsBelow(paths.releases)]
  const leaks: Leak[] = []
  for (const texts of places)
    for await (const { where, text } of texts)
      for (const { name, value } of secrets) if (text.includes(value)) leaks.push({ name, where })
  return leaks
}

interface Text {
  readonly where: string
  readonly text: string
}

async function* processes(): AsyncGenerator<Text> {
  for (const pid of await readdir('/proc')) {
    if (!/^\d+$/.test(pid)) continue
    // It may have ended since.
    const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
    yield { where: `/proc/${pid}/cmdline`, text: line }
  }
}

async function* textsBelow(folder: string): AsyncGenerator<Text> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  for (const entry of entries) {
    if (!entry.isFile()) continue
    const where = join(entry.parentPath, entry.name)
    yield { where, text: await endOf(where) }
  }
}

async function endOf(file: string): Promise<string> {
  const handle = await open(file)
  try {
    const { size } = await handle.stat()
    const length = Math.min(size, searched)
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, size - length)
    return buffer.subarray(0, bytesRead).toString('latin1')
  } finally {
    await handle.close()
  }
}
