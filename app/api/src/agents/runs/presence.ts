import { type RawBuilder, sql } from 'kysely'

/** A worker, and how long it and others may be silent before they count as dead. */
export interface Present {
  readonly id: string
  readonly leaseMs: number
}

/** Whoever was seen since counts as alive. By the database's clock, since the workers' differ. */
export function lastSignOfLife(leaseMs: number): RawBuilder<Date> {
  return sql<Date>`now() - ${leaseMs} * interval '1 millisecond'`
}

/**
 * Whether this worker may take others for dead: only once it has itself been seen without a gap for as long as they may be
 * silent. After an outage nobody has been seen for a while, and who comes back first must not take the others' runs.
 * To be asked in the statement that acts on it, since one that was sent before an outage may be carried out after it.
 */
export function mayJudge({ id, leaseMs }: Present): RawBuilder<boolean> {
  return sql<boolean>`exists (
    select from workers judge where judge.id = ${id}
      and judge.seen_at > ${lastSignOfLife(leaseMs)} and judge.well_since < ${lastSignOfLife(leaseMs)})`
}
