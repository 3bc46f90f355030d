import { isAtLeast, type Level, type Line } from './line.ts'

/** What somebody looks for. */
export interface Wanted {
  /** Milliseconds since the epoch. */
  readonly since: number
  /** Services; all where none is named. */
  readonly services: readonly string[]
  /** Nothing that matters less. Lines that do not say how much they matter count as `info`. */
  readonly level?: Level
  /** A regular expression, whatever the case. */
  readonly grep?: string
  /** What the release's name begins with. */
  readonly release?: string
  /** A request's id, or what it begins with. */
  readonly request?: string
  /** At most that many, the newest. */
  readonly lines: number
}

export function isWanted(line: Line, { since, services, level, grep, release, request }: Wanted): boolean {
  return (
    line.at >= since &&
    (services.length === 0 || services.includes(line.service)) &&
    (level === undefined || isAtLeast(line.level ?? 'info', level)) &&
    (release === undefined || line.release?.startsWith(release) === true) &&
    (request === undefined || line.requestId?.startsWith(request) === true) &&
    (grep === undefined || new RegExp(grep, 'i').test(line.text))
  )
}

/** The newest of them, the oldest first. */
export function newest<One extends Line>(lines: readonly One[], count: number): One[] {
  return lines.toSorted((one, other) => one.at - other.at).slice(-count)
}
