import { sql, type Transaction } from 'kysely'
import type { Clock } from '../../clock.ts'
import type { Database } from '../../database/connect.ts'
import type { Tables } from '../../database/tables.ts'
import { AppError } from '../../errors/app-error.ts'
import { changeAndAnnounce } from '../../live/change.ts'
import type { Announcer, LiveEvent } from '../../live/event.ts'
import { ALL_EMERGENCIES, appendEmergencyEvent, topicOf } from './events.ts'
import type { EmergencyRow } from './rows.ts'

export interface ChangeParts {
  readonly database: Database
  readonly announcer: Announcer
  readonly clock: Clock
}

/** Carries out a change of one emergency by one person or agent. Twice must be the same as once: see `wasMade`. */
export function changeEmergency<T>(
  parts: ChangeParts,
  { id, actor }: { readonly id: string; readonly actor: string },
  work: (change: EmergencyChange) => Promise<T>,
): Promise<T> {
  const at = parts.clock()
  return changeAndAnnounce(
    parts,
    (transaction, tell) => work(new EmergencyChange(id, { transaction, tell, actor, at })),
    { repeatable: true },
  )
}

/** One transaction on an emergency, and what is recorded of it. */
class EmergencyChange {
  readonly transaction: Transaction<Tables>
  readonly at: Date
  readonly #emergencyId: string
  readonly #actor: string
  readonly #tell: (event: LiveEvent) => void

  constructor(
    emergencyId: string,
    parts: {
      transaction: Transaction<Tables>
      tell: (event: LiveEvent) => void
      actor: string
      at: Date
    },
  ) {
    this.#emergencyId = emergencyId
    this.transaction = parts.transaction
    this.at = parts.at
    this.#actor = parts.actor
    this.#tell = parts.tell
  }

  /** The emergency, which nobody else changes until the transaction ends. */
  async lock(): Promise<EmergencyRow> {
    const row = await this.transaction
      .selectFrom('emergencies')
      .selectAll()
      .where('id', '=', this.#emergencyId)
      .forNoKeyUpdate()
      .executeTakeFirst()
    if (!row) throw new AppError('emergency/not-found')
    return row
  }

  /** In the timeline, under the name of the call where it could not be told otherwise that it was made before. */
  async record(kind: string, payload: Record<string, unknown>, key?: string): Promise<void> {
    await this.#append(topicOf(this.#emergencyId), kind, payload, key)
  }

  /** Whether just this was recorded under `key` before; the key of something else is a mistake of the caller's. */
  async wasMade(kind: string, payload: Record<string, unknown>, key: string): Promise<boolean> {
    const earlier = await this.transaction
      .selectFrom('emergency_events')
      .select('kind')
      .select(sql<boolean>`payload = ${JSON.stringify(payload)}::jsonb`.as('isSame'))
      .where('topic', '=', topicOf(this.#emergencyId))
      .where('call_key', '=', key)
      .executeTakeFirst()
    if (earlier && !(earlier.kind === kind && earlier.isSame))
      throw new AppError('request/key-reused', { key })
    return earlier !== undefined
  }

  /** Also for those who watch the list: to be called last, since one row orders the list for all. */
  async recordForAll(kind: string, payload: Record<string, unknown>): Promise<void> {
    await this.#append(ALL_EMERGENCIES, kind, { emergencyId: this.#emergencyId, ...payload })
  }

  async #append(topic: string, kind: string, payload: Record<string, unknown>, key?: string): Promise<void> {
    const happening = { kind, actor: this.#actor, key, payload, at: this.at }
    this.#tell(await appendEmergencyEvent(this.transaction, topic, happening))
  }
}
