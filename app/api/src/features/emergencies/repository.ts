import type { Database } from '../../database/connect.ts'
import type { Cursor } from '../../database/cursor.ts'
import { reached } from '../../database/unavailable.ts'
import type { EmergencyRow, ProposalRow } from './rows.ts'
import type { EmergencyQuery } from './schema.ts'

export type EmergencyFilter = Omit<EmergencyQuery, 'cursor'> & { readonly after?: Cursor | undefined }

/** Reads of emergencies and of what is proposed for them. */
export class EmergencyRepository {
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
  }

  find(id: string): Promise<EmergencyRow | undefined> {
    return reached(
      this.#database.selectFrom('emergencies').selectAll().where('id', '=', id).executeTakeFirst(),
    )
  }

  newest({ state, severity, type, limit, after }: EmergencyFilter): Promise<EmergencyRow[]> {
    let query = this.#database.selectFrom('emergencies').selectAll()
    if (state) query = query.where('state', '=', state)
    if (severity) query = query.where('severity', '=', severity)
    if (type) query = query.where('type', '=', type)
    if (after)
      query = query.where(({ eb, refTuple, tuple }) =>
        eb(refTuple('created_at', 'id'), '<', tuple(after.createdAt, after.id)),
      )
    return reached(query.orderBy('created_at', 'desc').orderBy('id', 'desc').limit(limit).execute())
  }

  proposals(emergencyId: string, limit: number): Promise<ProposalRow[]> {
    return reached(
      this.#database
        .selectFrom('proposals')
        .selectAll()
        .where('emergency_id', '=', emergencyId)
        .orderBy('proposed_at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .execute(),
    )
  }

  /** Those that wait for the commander, of all emergencies. */
  undecided(limit: number): Promise<ProposalRow[]> {
    return reached(
      this.#database
        .selectFrom('proposals')
        .selectAll()
        .where('verdict', 'is', null)
        .orderBy('proposed_at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .execute(),
    )
  }

  proposal(emergencyId: string, proposalId: string): Promise<ProposalRow | undefined> {
    return reached(
      this.#database
        .selectFrom('proposals')
        .selectAll()
        .where('id', '=', proposalId)
        .where('emergency_id', '=', emergencyId)
        .executeTakeFirst(),
    )
  }
}
