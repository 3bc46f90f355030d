import { sql } from 'kysely'
import type { Database } from '../../database/connect.ts'
import { reached } from '../../database/unavailable.ts'
import { limitedVersions } from '../limits/limited.ts'
import type { RunCaps } from './choose.ts'
import { aliveCapacity, atWorkNow, turnsSoFar } from './look.ts'
import { runsAhead, type TeamLine } from './position.ts'
import { type WaitReason, waitReasonOf } from './why.ts'

/** What keeps a run that waits for its turn, and its place among all that do: the first begins next. */
export interface Wait {
  readonly reason: WaitReason
  readonly position: number
  /** When a model that is limited may be asked again, where it is that. */
  readonly until: Date | null
}

export interface WaitParts {
  readonly database: Database
  readonly caps: RunCaps
  /** How long a worker that is not seen counts as alive. */
  readonly leaseMs: number
}

/** Tells people why their runs wait, as things stand. */
export class Waits {
  readonly #parts: WaitParts

  constructor(parts: WaitParts) {
    this.#parts = parts
  }

  /** Of those of these runs that wait for their turn; others have it, or need none. */
  of(ids: readonly string[]): Promise<ReadonlyMap<string, Wait>> {
    return ids.length === 0 ? Promise.resolve(new Map()) : reached(this.#of(ids))
  }

  async #of(ids: readonly string[]): Promise<ReadonlyMap<string, Wait>> {
    const { database, caps, leaseMs } = this.#parts
    const { rows } = await inLine(ids).execute(database)
    if (rows.length === 0) return new Map()
    const [lines, atWork, turns, capacity, limited] = await Promise.all([
      teamLines.execute(database),
      atWorkNow(database),
      turnsSoFar(database),
      aliveCapacity(database, leaseMs),
      limitedVersions(database),
    ])
    return new Map(
      rows.map(({ id, team, person, version, before }) => {
        const until = limited.get(version) ?? null
        const reason = waitReasonOf({ team, person, limited: until !== null }, { atWork, capacity, caps })
        const position = runsAhead({ team, before }, lines.rows, { atWork, turns }) + 1
        return [id, { reason, position, until: reason === 'model' ? until : null }]
      }),
    )
  }
}

interface InLine {
  readonly id: string
  readonly team: string
  readonly person: string
  readonly version: string
  readonly before: number
}

/** In the order in which runs of one team begin, whoever ordered them. */
const inLine = (ids: readonly string[]) => sql<InLine>`
  select * from (
    select id, team_id as team, created_by as person, version_id as version,
      (row_number() over (partition by team_id order by started_at is null, created_at, id))::int - 1 as before
    from runs where status = 'queued' and admitted_at is null
  ) waiting where id = any(${ids})`

const teamLines = sql<TeamLine>`
  select team_id as team, count(*)::int as waiting from runs
  where status = 'queued' and admitted_at is null
  group by team_id order by min(created_at), team_id`
