import { hostPaths } from '../../hosts/paths.ts'
import { readContainers } from './containers.ts'
import type { Line } from './line.ts'
import { readLogFiles } from './log-files.ts'
import type { LogOrder } from './order.ts'
import { isWanted, newest } from './wanted.ts'

/** What a host found. */
export interface Found {
  /** The oldest first. */
  readonly lines: readonly Line[]
  /** How many more there were, older than these. */
  readonly left: number
  /** Every service that has a log there. */
  readonly services: readonly string[]
}

export async function findLines(order: LogOrder, env: NodeJS.ProcessEnv): Promise<Found> {
  const { project, runtime, since, lines, services, room } = order
  const paths = hostPaths(env.HOST_ROOT ?? '', project)
  const known = new Set<string>()
  const asked = (service: string) => {
    known.add(service)
    return services.length === 0 || services.includes(service)
  }
  const all = [
    ...(await readLogFiles(paths, since, asked)),
    ...(runtime === 'compose' ? await readContainers(project, since, asked) : []),
  ]
  const wanted = all.filter((line) => isWanted(line, order))
  const kept = thatFit(newest(wanted, lines), room)
  return { lines: kept, left: wanted.length - kept.length, services: [...known].toSorted() }
}

/** The newest of them that have room together. */
function thatFit(lines: readonly Line[], room: number): Line[] {
  let taken = 0
  const first = lines.findLastIndex((line) => {
    taken += JSON.stringify(line).length + 1
    return taken > room
  })
  return lines.slice(first + 1)
}
