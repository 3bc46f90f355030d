import type { PostgresPart } from '../manifest.ts'
import { startProgram } from '../run-program.ts'
import { type Writing, writePart } from '../write-part.ts'
import { writeCanary } from './canary.ts'
import { countRows, tables } from './rows.ts'
import { clientEnvironment, type PostgresServer } from './server.ts'
import { inSession, type Session } from './session.ts'

/** Compressed afterwards; -Fc, so that a restore can tell what it brings back from what it does not. */
const pgDump = ['pg_dump', '--format=custom', '--compress=0']

/**
 * Backs one database up. The dump and the counts are of one snapshot, so they agree whatever is written meanwhile; the
 * tables are locked against changes of their form before it is taken, so that it sees them as pg_dump will.
 */
export function dumpDatabase(
  writing: Writing,
  server: PostgresServer,
  database: string,
  canary: string,
): Promise<PostgresPart> {
  return inSession(server, database, async (session) => {
    await writeCanary(session, canary)
    const { snapshot, at } = await openSnapshot(session)
    const dump = startProgram([...pgDump, `--snapshot=${snapshot}`], clientEnvironment(server, database))
    const stream = dump.child.stdout
    if (stream === null) throw new Error('pg_dump has no output')
    try {
      const [stored, rows] = await Promise.all([
        writePart(writing, `postgres/${database}.dump`, stream, dump.ended),
        countRows(session),
      ])
      return { kind: 'postgres', ...stored, database, snapshotAt: at, rows, canary }
    } finally {
      dump.child.kill()
    }
  })
}

interface Snapshot {
  readonly snapshot: string
  readonly at: string
}

async function openSnapshot(session: Session): Promise<Snapshot> {
  const names = await tables(session)
  const [snapshot] = await session.query<Snapshot>(`
    SET lock_timeout = '60s';
    SET statement_timeout = 0;
    SET idle_in_transaction_session_timeout = 0;
    BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;
    LOCK TABLE ${names.join(', ')} IN ACCESS SHARE MODE;
    SELECT json_build_object('snapshot', pg_export_snapshot(), 'at', clock_timestamp());`)
  if (snapshot === undefined) throw new Error('PostgreSQL exported no snapshot')
  return snapshot
}
