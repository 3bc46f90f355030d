import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { pino } from 'pino'
import { clientConfig } from '../../src/database/client-config.ts'
import type { Database } from '../../src/database/connect.ts'
import { migrate } from '../../src/database/migrations.ts'
import { Patience, USUAL_PATIENCE_MS } from '../../src/database/patience.ts'
import { PatientPool } from '../../src/database/patient-pool.ts'
import type { Tables } from '../../src/database/tables.ts'
import { startEnvironment } from '../../test/environment.ts'

/** A statement that the repository sent. */
export interface Statement {
  readonly sql: string
  readonly parameters: readonly unknown[]
}

/** A real PostgreSQL of its own that holds decades of plans. */
export async function startWorld(connections: number) {
  const environment = await startEnvironment()
  const { address } = environment.postgres
  await migrate(address, join(import.meta.dirname, '../../src/migrations'), pino({ level: 'silent' }))
  const filler = new pg.Client(clientConfig(address))
  await filler.connect()
  await filler.query(readFileSync(join(import.meta.dirname, 'fill.sql'), 'utf8'))
  await filler.query('vacuum analyze')
  await filler.end()

  const pool = () => new pg.Pool({ ...clientConfig(address), max: connections })
  const bare = pool()
  // The app's own way to the database, which waits for one that is away.
  const patient = new PatientPool(pool(), new Patience(USUAL_PATIENCE_MS))
  const database: Database = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: patient }) })

  /** What `work` sends, without any change to it. */
  async function statementOf(work: (database: Database) => Promise<unknown>): Promise<Statement> {
    const sent: Statement[] = []
    const watched = new Kysely<Tables>({
      dialect: new PostgresDialect({ pool: pool() }),
      log: ({ query }) => {
        sent.push({ sql: query.sql, parameters: query.parameters })
      },
    })
    await work(watched)
    await watched.destroy()
    const [statement] = sent
    if (!statement || sent.length > 1) throw new Error(`One statement was expected, ${sent.length} were sent`)
    return statement
  }

  async function stop(): Promise<void> {
    await Promise.all([bare.end(), database.destroy()])
    await environment.stop()
  }
  return { bare, database, statementOf, stop }
}
