import { setTimeout as pause } from 'node:timers/promises'
import { identifier, inSession, literal, type Session } from '../../../databases/clients/postgres/session.ts'
import type { RenameOrder } from '../order.ts'

/** Milliseconds between two looks for sessions that are in the way. */
const betweenLooks = 50

/**
 * Gives a database its final name, all in one transaction: whoever connects finds the one or the other. PostgreSQL
 * waits a few seconds for sessions to leave a database that is renamed, and lets no new ones in; the app's are ended
 * meanwhile, and it connects anew.
 */
export async function renameDatabase({
  database,
  to,
  former,
  administrator,
  server,
}: RenameOrder): Promise<void> {
  // Without statistics, the first queries of people would be planned blindly.
  await inSession(server, database, (session) => session.query('ANALYZE;'))
  const names = former === undefined ? [database] : [database, to]
  const aside =
    former === undefined ? '' : `ALTER DATABASE ${identifier(to)} RENAME TO ${identifier(former)};`
  await inSession(administrator, 'postgres', (owner) =>
    inSession(server, 'postgres', async (guard) => {
      const renamed = owner.query(
        `BEGIN; ${aside} ALTER DATABASE ${identifier(database)} RENAME TO ${identifier(to)}; COMMIT;`,
      )
      await whileEndingSessions(guard, names, renamed)
    }),
  )
}

async function whileEndingSessions(
  guard: Session,
  databases: readonly string[],
  work: Promise<unknown>,
): Promise<void> {
  let isDone = false
  const done = work.finally(() => {
    isDone = true
  })
  done.catch(() => {})
  const list = databases.map(literal).join(', ')
  while (!isDone) {
    await guard.query(
      `SELECT to_json(pg_terminate_backend(pid)) FROM pg_stat_activity
       WHERE datname IN (${list}) AND usename = current_user;`,
    )
    await pause(betweenLooks)
  }
  await done
}
