import { readFile } from 'node:fs/promises'
import { inspect, isWell, stateOf } from './containers.ts'
import type { Site } from './order.ts'

export interface WebServer {
  readonly well: boolean
  /** `running, 4 workers`, or as Docker says. */
  readonly state: string
}

export async function lookAtWebServer({ runtime, project, paths }: Site): Promise<WebServer> {
  if (runtime === 'compose') {
    const container = await inspect(`${project}-web`)
    if (container === undefined) return { well: false, state: 'no container' }
    return { well: isWell(container), state: stateOf(container) }
  }
  const pid = (await readFile(paths.nginx.pid, 'utf8').catch(() => '')).trim()
  // A number left from before a reboot may be another program's.
  const name = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '')
  if (name.trim() !== 'nginx') return { well: false, state: 'does not run' }
  const workers = (await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8')).split(' ').filter(Boolean)
  return { well: workers.length > 0, state: `running, ${workers.length} workers` }
}
