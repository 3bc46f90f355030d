import type { Session } from '../../../databases/clients/postgres/session.ts'

/** Tables that people made. Those of partitions count; what they make up together does not, or it would count twice. */
const ownTables = `
  FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
  WHERE relkind = 'r' AND relpersistence <> 't'
    AND nspname NOT IN ('pg_catalog', 'information_schema') AND nspname !~ '^pg_'`

/** The tables of a database, as SQL names them. */
export function tables(session: Session): Promise<string[]> {
  return session.query<string>(
    `SELECT to_json(format('%I.%I', nspname, relname)) ${ownTables} ORDER BY nspname, relname;`,
  )
}

/** How many rows each table has, in the snapshot that the session is in. */
export async function countRows(session: Session): Promise<Record<string, number>> {
  const counts = await session.query<[table: string, rows: number]>(
    `SELECT format('SELECT json_build_array(%L, count(*)) FROM %I.%I;', format('%I.%I', nspname, relname), nspname, relname)
     ${ownTables} ORDER BY nspname, relname \\gexec`,
  )
  return Object.fromEntries(counts)
}
