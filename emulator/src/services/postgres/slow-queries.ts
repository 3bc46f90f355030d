import { superuser } from '../../data-planes/postgres-cluster.ts'
import { type LogEntry, readLog } from '../../data-planes/postgres-log.ts'
import type { World } from '../../engine/world.ts'
import { chinaTime, fromChinaTime } from '../timestamps.ts'
import { invalidValue } from './errors.ts'
import type { Instance } from './model.ts'
import { serverOf } from './server.ts'

/** A statement that took longer than `log_min_duration_statement`, out of the server's own log. */
export interface SlowQuery {
  readonly entry: LogEntry
  readonly text: string
  readonly milliseconds: number
  /** Milliseconds since 1970. */
  readonly startedAt: number
}

export interface Span {
  readonly StartTime: string
  readonly EndTime: string
  readonly DatabaseName?: string
}

/** How far back the cloud looks. */
const kept = 7 * 86_400_000

/** `parse` and `bind` are steps on the way to an `execute`, which the cloud's statistics do not count. */
const slow = /^LOG: {2}duration: ([\d.]+) ms {2}(?:statement|execute [^:]+): ([\s\S]+)$/

/** Oldest first. What the service itself does as the superuser is nobody's business. @throws CloudError */
export async function slowQueries(world: World, instance: Instance, span: Span): Promise<SlowQuery[]> {
  const { from, to } = bounds(world, span)
  const found: SlowQuery[] = []
  for await (const entry of readLog(serverOf(world, instance).folder)) {
    const [, duration, text] = slow.exec(entry.message) ?? []
    if (duration === undefined || text === undefined || entry.user === superuser) continue
    if (span.DatabaseName !== undefined && entry.database !== span.DatabaseName) continue
    const milliseconds = Number(duration)
    const startedAt = fromChinaTime(entry.at) - milliseconds
    if (startedAt >= from && startedAt <= to) found.push({ entry, text, milliseconds, startedAt })
  }
  return found
}

/** The time that is asked about. @throws CloudError */
export function bounds(world: World, { StartTime, EndTime }: Span): { from: number; to: number } {
  const [from, to] = [fromChinaTime(StartTime), fromChinaTime(EndTime)]
  const earliest = world.clock.now() - kept
  if (Number.isNaN(from) || from < earliest - 60_000)
    throw invalidValue('StartTime', StartTime, `a time since ${chinaTime(earliest)}`)
  if (Number.isNaN(to) || to < from) throw invalidValue('EndTime', EndTime, 'a time after StartTime')
  return { from, to }
}

/** `127.0.0.1(40512)` as the cloud writes it. */
export function clientOf({ client }: LogEntry): string {
  return client.replace(/\((\d+)\)$/, ':$1')
}

/** Comments, names in quotes, literals, numbers: whichever begins first, since one may hold what looks like another. */
const tokens =
  /(?<comment>--[^\n]*|\/\*[\s\S]*?\*\/)|(?<name>"[^"]*")|(?<literal>[Ee]?'(?:[^']|'')*'|\$(?<tag>\w*)\$[\s\S]*?\$\k<tag>\$|(?<![\w$])-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?\b)/g

/** Statements that differ in literals, white space and comments alone are the same. */
export function abstracted(text: string): string {
  return text
    .replaceAll(tokens, (whole, comment?: string, name?: string) => {
      if (name !== undefined) return whole
      return comment === undefined ? '?' : ' '
    })
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/\( ?\?(?: ?, ?\?)+ ?\)/g, '(?)')
    .trim()
}
