import { createInterface } from 'node:readline'
import { startProgram } from '../run-program.ts'
import { clientEnvironment, type PostgresServer } from './server.ts'

/** A session with a database. */
export interface Session {
  /** Runs statements; each row they return must be one JSON value. */
  query<Row = unknown>(sql: string): Promise<Row[]>
  end(): Promise<void>
}

/** Printed between the answers, and by nobody else. */
const mark = '-- answered --'

/** Opens a session through psql, which comes with pg_dump: so a host needs one package and no driver. */
export function openSession(server: PostgresServer, database: string): Session {
  const words = ['psql', '--no-psqlrc', '--quiet', '--no-align', '--tuples-only', '--set', 'ON_ERROR_STOP=1']
  const { child, ended } = startProgram(words, clientEnvironment(server, database))
  // Whoever asks is told how it ended; writing to one that is gone is no news.
  child.stdin?.on('error', () => {})
  const lines = createInterface({ input: child.stdout ?? process.stdin })[Symbol.asyncIterator]()

  const answer = async <Row>(): Promise<Row[]> => {
    const rows: Row[] = []
    for (;;) {
      const { value, done } = await lines.next()
      if (done) {
        await ended()
        throw new Error('psql ended before it answered')
      }
      if (value === mark) return rows
      if (value !== '') rows.push(JSON.parse(value))
    }
  }

  return {
    query<Row>(sql: string) {
      child.stdin?.write(`${sql}\n\\echo '${mark}'\n`)
      return answer<Row>()
    },
    async end() {
      child.stdin?.end()
      await ended()
    },
  }
}

/** Does some work in a session of its own. */
export async function inSession<T>(
  server: PostgresServer,
  database: string,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const session = openSession(server, database)
  try {
    return await work(session)
  } finally {
    await session.end().catch(() => {})
  }
}

/** A text as SQL has it. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

/** A name as SQL has it. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
