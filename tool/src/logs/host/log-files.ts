import { open, readdir, readFile, readlink, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { type HostPaths, slots } from '../../hosts/paths.ts'
import type { Line } from './line.ts'
import { type Nature, natureOf } from './natures.ts'
import { type About, readLines } from './read-lines.ts'

/** Bytes of one file that are looked at, its end. */
const looked = 8 * 1024 * 1024

/** Everything that was written to the project's files of logs since then, rotated ones included. */
export async function readLogFiles(paths: HostPaths, since: number, isWanted: (service: string) => boolean) {
  const folders = [paths.logs, join(paths.logs, 'app')]
  const logs = (await Promise.all(folders.map((folder) => logsIn(folder, paths)))).flat()
  const read = logs
    .filter(({ about }) => isWanted(about.service))
    .map(async ({ file, about, formats }) => {
      const { mtimeMs } = await stat(file)
      return mtimeMs < since ? [] : readLines(await textOf(file), formats, about, Math.floor(mtimeMs))
    })
  return (await Promise.all(read)).flat() satisfies Line[]
}

interface Log extends Nature {
  readonly file: string
}

async function logsIn(folder: string, paths: HostPaths): Promise<Log[]> {
  const names = await readdir(folder).catch(() => [])
  const logs = names.map(async (name): Promise<Log[]> => {
    const nature = natureOf(name)
    if (nature === undefined) return []
    const release = await releaseIn(name, nature.about, paths)
    const about = { ...nature.about, ...(release === undefined ? {} : { release }) }
    return [{ ...nature, file: join(folder, name), about }]
  })
  return (await Promise.all(logs)).flat()
}

/** A slot's log begins anew with each release, so what runs there wrote it; what was rotated away may be another's. */
async function releaseIn(name: string, { slot }: About, paths: HostPaths): Promise<string | undefined> {
  const own = slots.find((one) => one === slot)
  if (own === undefined || name !== `${own}.log`) return undefined
  return readlink(paths.slot(own).release).then(basename, () => undefined)
}

async function textOf(file: string): Promise<string> {
  if (file.endsWith('.gz'))
    return gunzipSync(await readFile(file))
      .subarray(-looked)
      .toString()
  const handle = await open(file)
  try {
    const { size } = await handle.stat()
    const length = Math.min(size, looked)
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, size - length)
    return buffer.toString('utf8', 0, bytesRead)
  } finally {
    await handle.close()
  }
}
