import { open, readdir, readFile, readlink, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { type HostPaths, slots } from '../../hosts/paths.ts'
import { access } from './formats/access.ts'
import { json } from './formats/json.ts'
import { nginxError } from './formats/nginx-error.ts'
import { stamped } from './formats/stamped.ts'
import type { Format, Line } from './line.ts'
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

interface Log {
  readonly file: string
  readonly about: About
  readonly formats: readonly Format[]
}

async function logsIn(folder: string, paths: HostPaths): Promise<Log[]> {
  const names = await readdir(folder).catch(() => [])
  const known = names.flatMap((name) => {
    const [, log] = /^(.+)\.log(?:[.-]\d+)?(?:\.gz)?$/.exec(name) ?? []
    return log === undefined ? [] : [{ file: join(folder, name), log }]
  })
  return Promise.all(known.map(async ({ file, log }) => ({ file, ...(await natureOf(log, file, paths)) })))
}

/** By the name of the file: what is written there, and by whom. Files of others are named by themselves. */
async function natureOf(log: string, file: string, paths: HostPaths): Promise<Omit<Log, 'file'>> {
  if (log === 'nginx-access') return { about: { service: 'nginx' }, formats: [access] }
  if (log === 'nginx-error') return { about: { service: 'nginx-errors' }, formats: [nginxError] }
  const slot = slots.find((one) => one === log)
  if (slot === undefined) return { about: { service: log }, formats: [json, stamped] }
  // A slot's log begins anew with each release, so what runs there wrote it; what was rotated away may be another's.
  const release =
    basename(file) === `${slot}.log` ? await readlink(paths.slot(slot).release).catch(() => '') : ''
  return {
    about: { service: 'api', slot, ...(release === '' ? {} : { release: basename(release) }) },
    formats: [json, stamped],
  }
}

async function textOf(file: string): Promise<string> {
  if (file.endsWith('.gz'))
    return gunzipSync(await readFile(file))
      .subarray(-looked)
      .toString()
  await using handle = await open(file)
  const { size } = await handle.stat()
  const length = Math.min(size, looked)
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, size - length)
  return buffer.toString('utf8', 0, bytesRead)
}
