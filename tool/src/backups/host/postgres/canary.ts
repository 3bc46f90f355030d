import { literal, type Session } from '../../../databases/clients/postgres/session.ts'

/** How many canaries a database keeps. */
const kept = 20

/**
 * Writes a row that only this backup can have: what a drill finds of it tells that the newest data came back, and not
 * an older backup's.
 */
export async function writeCanary(session: Session, id: string): Promise<void> {
  await session.query(`
    CREATE SCHEMA IF NOT EXISTS tengyun;
    CREATE TABLE IF NOT EXISTS tengyun.canary (id text PRIMARY KEY, at timestamptz NOT NULL DEFAULT clock_timestamp());
    INSERT INTO tengyun.canary (id) VALUES (${literal(id)});
    DELETE FROM tengyun.canary WHERE id NOT IN (SELECT id FROM tengyun.canary ORDER BY at DESC LIMIT ${kept});`)
}

/** The newest canary; undefined where there is none. */
export async function readCanary(session: Session): Promise<string | undefined> {
  const [newest] = await session.query<string>(
    'SELECT to_json(id) FROM tengyun.canary ORDER BY at DESC LIMIT 1;',
  )
  return newest
}
