import { type LogEntry, readLog } from '../../data-planes/postgres-log.ts'
import type { World } from '../../engine/world.ts'
import { fromChinaTime } from '../timestamps.ts'
import type { Instance } from './model.ts'
import { serverOf } from './server.ts'
import { bounds, type Span } from './slow-queries.ts'

export interface ErrorSpan extends Span {
  /** Messages that hold all of these. */
  readonly SearchKeys?: readonly string[]
}

/** https://www.postgresql.org/docs/15/runtime-config-logging.html#RUNTIME-CONFIG-SEVERITY-LEVELS */
const error = /^(?:ERROR|FATAL|PANIC): /

/** What the server could not do, out of its own log, oldest first. @throws CloudError */
export async function errorLogs(world: World, instance: Instance, span: ErrorSpan): Promise<LogEntry[]> {
  const { from, to } = bounds(world, span)
  const { DatabaseName, SearchKeys = [] } = span
  const found: LogEntry[] = []
  for await (const entry of readLog(serverOf(world, instance).folder)) {
    const at = fromChinaTime(entry.at)
    if (!error.test(entry.message) || at < from || at > to) continue
    if (DatabaseName !== undefined && entry.database !== DatabaseName) continue
    if (SearchKeys.every((key) => entry.message.includes(key))) found.push(entry)
  }
  return found
}
