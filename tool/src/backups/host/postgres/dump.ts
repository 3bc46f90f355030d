import { setTimeout as pause } from 'node:timers/promises'
import { clientEnvironment, type PostgresServer } from '../../../databases/clients/postgres/server.ts'
import { inSession, type Session } from '../../../databases/clients/postgres/session.ts'
import { startProgram } from '../../../databases/clients/run-program.ts'
import type { PostgresPart } from '../manifest.ts'
import { type Writing, writePart } from '../write-part.ts'
import { writeCanary } from './canary.ts'
import { countRows, tables } from './rows.ts'

/** Seconds that a lock is waited for: so long, a migration that is under way may hold everybody up. */
const lockPatience = 2

/** Compressed afterwards; in its custom form, so that a restore can tell what it brings back from what it does not. */
const pgDump = ['pg_dump', '--format=custom', '--compress=0', `--lock-wait-timeout=${lockPatience}s`]

/** How often it is begun anew because a table was being altered, and the pause before that, in milliseconds. */
const attempts = 10
const betweenAttempts = 1_000

/** As PostgreSQL and pg_dump word it that a table was altered or dropped between our look and our lock. */
const isOvertaken = /lock timeout|statement timeout.*LOCK TABLE|(relation|schema) .* does not exist/s

/** Backs one database up; begins anew where a table is altered in the moment when all of them are locked. */
export async function dumpDatabase(
  writing: Writing,
  server: PostgresServer,
  database: string,
  canary: string,
): Promise<PostgresPart> {
  await inSession(server, database, (session) => writeCanary(session, canary))
  for (let attempt = 1; ; attempt++) {
    try {
      return await inSession(server, database, (session) => dump(writing, server, database, canary, session))
    } catch (error) {
      if (attempt === attempts || !isOvertaken.test(String(error))) throw error
      await pause(betweenAttempts)
    }
  }
}

/**
 * The dump and the counts are of one snapshot, so they agree whatever is written meanwhile. Tables are locked against
 * changes of their form before it is taken: it shows them as pg_dump will find them.
 */
async function dump(
  writing: Writing,
  server: PostgresServer,
  database: string,
  canary: string,
  session: Session,
): Promise<PostgresPart> {
  const { snapshot, at } = await openSnapshot(session)
  const { child, ended } = startProgram(
    [...pgDump, `--snapshot=${snapshot}`],
    clientEnvironment(server, database),
  )
  const stream = child.stdout
  if (stream === null) throw new Error('pg_dump has no output')
  try {
    const name = `postgres/${database}.dump`
    const [stored, rows] = await Promise.all([writePart(writing, name, stream, ended), countRows(session)])
    return { kind: 'postgres', ...stored, database, snapshotAt: at, rows, canary }
  } finally {
    child.kill()
  }
}

interface Snapshot {
  readonly snapshot: string
  readonly at: string
}

async function openSnapshot(session: Session): Promise<Snapshot> {
  const names = await tables(session)
  const [snapshot] = await session.query<Snapshot>(`
    SET lock_timeout = '${lockPatience}s';
    SET statement_timeout = 0;
    SET idle_in_transaction_session_timeout = 0;
    BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;
    LOCK TABLE ${names.join(', ')} IN ACCESS SHARE MODE;
    SELECT json_build_object('snapshot', pg_export_snapshot(), 'at', clock_timestamp());`)
  if (snapshot === undefined) throw new Error('PostgreSQL exported no snapshot')
  return snapshot
}
