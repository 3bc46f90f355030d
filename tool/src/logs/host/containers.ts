import { execFile } from 'node:child_process'
import { slots } from '../../hosts/paths.ts'
import { json } from './formats/json.ts'
import { nginxError } from './formats/nginx-error.ts'
import { stamped } from './formats/stamped.ts'
import type { Format, Line } from './line.ts'
import { type About, readLines } from './read-lines.ts'

/** Lines of one container's log that are looked at, the newest, and bytes that they may have. */
const looked = 50_000
const room = 64 * 1024 * 1024

/** What the containers of a project printed since then: the slots, and the web server, whose errors go there. */
export async function readContainers(
  project: string,
  since: number,
  isWanted: (service: string) => boolean,
): Promise<Line[]> {
  const sources = [
    ...slots.map((slot) => ({
      container: `${project}-${slot}`,
      about: { service: 'api', slot },
      formats: [json],
    })),
    { container: `${project}-web`, about: { service: 'nginx-errors' }, formats: [nginxError] },
  ].filter(({ about }) => isWanted(about.service))
  const read = sources.map(({ container, about, formats }) => readContainer(container, since, about, formats))
  return (await Promise.all(read)).flat()
}

async function readContainer(
  container: string,
  since: number,
  about: About,
  formats: readonly Format[],
): Promise<Line[]> {
  const release = await docker('inspect', '--format', '{{index .Config.Labels "tengyun.release"}}', container)
  if (release === undefined) return []
  const bounds = ['--since', new Date(since).toISOString(), '--tail', String(looked)]
  const text = await docker('logs', '--timestamps', ...bounds, container)
  const known = release.trim() === '' ? about : { ...about, release: release.trim() }
  return readLines(text ?? '', [behindStamp(formats)], known, Date.now())
}

/** Docker puts its own moment before each line; what the line says of its time itself counts more. */
function behindStamp(formats: readonly Format[]): Format {
  return (text) => {
    const line = stamped(text)
    if (line === undefined) return undefined
    // A line that goes on with the one before has a stamp as well.
    if (/^\s/.test(line.text)) return undefined
    return formats.map((format) => format(line.text)).find((known) => known !== undefined) ?? line
  }
}

/** What Docker prints, on either stream; undefined where there is no such container. */
function docker(...words: readonly string[]): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    execFile('docker', words, { maxBuffer: room }, (error, printed, complained) => {
      if (error === null) resolve(`${printed}${words[0] === 'logs' ? complained : ''}`)
      else if (/No such (container|object)/i.test(complained)) resolve(undefined)
      else reject(new Error(`docker ${words[0]}: ${complained.trim() || error.message}`))
    })
  })
}
