import { createReadStream, existsSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/** One message of the server's. */
export interface LogEntry {
  /** As the server writes it, in its log's time zone: `2026-11-23 08:00:00.123`. */
  readonly at: string
  readonly processId: number
  readonly sessionId: string
  readonly virtualTransactionId: string
  readonly sqlState: string
  readonly user: string
  readonly database: string
  /** `127.0.0.1(40512)` */
  readonly client: string
  readonly application: string
  /** `LOG:  duration: …`, its lines as they were. */
  message: string
}

/**
 * `log_line_prefix`: what a message begins with, by tabs, which no name holds. Later lines of a message begin with one.
 * https://www.postgresql.org/docs/15/runtime-config-logging.html#GUC-LOG-LINE-PREFIX
 */
export const logLinePrefix = ['%m', '%p', '%c', '%v', '%e', '%u', '%d', '%r', '%a', ''].join('\t')

export function logOf(folder: string): string {
  return join(folder, 'postgresql.log')
}

/** The messages of a server's log, oldest first. Lines that begin otherwise are of another time, and are passed over. */
export async function* readLog(folder: string): AsyncGenerator<LogEntry> {
  const path = logOf(folder)
  if (!existsSync(path)) return
  let entry: LogEntry | undefined
  for await (const line of createInterface({ input: createReadStream(path, 'utf8') })) {
    if (line.startsWith('\t')) {
      if (entry) entry.message += `\n${line.slice(1)}`
      continue
    }
    if (entry) yield entry
    entry = entryIn(line)
  }
  if (entry) yield entry
}

function entryIn(line: string): LogEntry | undefined {
  const fields = line.split('\t')
  if (fields.length < 10) return undefined
  const [at = '', pid, session = '', virtual = '', state = '', user = '', database = '', client = ''] = fields
  const [, application = '', ...message] = fields.slice(7)
  return {
    at: at.slice(0, 23),
    processId: Number(pid),
    sessionId: session,
    virtualTransactionId: virtual,
    sqlState: state,
    user,
    database,
    client,
    application,
    message: message.join('\t'),
  }
}
