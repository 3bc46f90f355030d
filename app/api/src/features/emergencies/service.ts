import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { readCursor, writeCursor } from '../../database/cursor.ts'
import { AppError } from '../../errors/app-error.ts'
import { type Call, named } from '../plans/call.ts'
import { type ChangeParts, changeEmergency } from './change.ts'
import type { EmergencyRepository } from './repository.ts'
import { emergencyOf } from './rows.ts'
import type { Emergency, EmergencyPage, EmergencyPatch, EmergencyQuery, NewEmergency } from './schema.ts'
import { refusalOf } from './states.ts'

export interface EmergencyParts extends ChangeParts {
  readonly repository: EmergencyRepository
}

/** Emergencies as they are reported, and what becomes of them. */
export class EmergencyService {
  readonly #parts: EmergencyParts

  constructor(parts: EmergencyParts) {
    this.#parts = parts
  }

  /** The same report under the same id a second time changes nothing. */
  async report(
    { id = randomUUID(), happenedAt, ...wanted }: NewEmergency,
    actor: string,
  ): Promise<Emergency> {
    return changeEmergency(this.#parts, { id, actor }, async (change) => {
      const { transaction, at } = change
      const row = await transaction
        .insertInto('emergencies')
        .values({
          id,
          ...wanted,
          happened_at: happenedAt === undefined ? at : new Date(happenedAt),
          state: 'open',
          reported_by: actor,
          created_at: at,
          updated_at: at,
        })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .returningAll()
        .executeTakeFirst()
      if (!row) return emergencyOf(await change.lock())
      const { type, severity, place } = row
      await change.record('emergency-reported', { type, severity, place })
      await change.recordForAll('emergency-reported', { type, severity, place })
      return emergencyOf(row)
    })
  }

  async find(id: string): Promise<Emergency> {
    const row = await this.#parts.repository.find(id)
    if (!row) throw new AppError('emergency/not-found')
    return emergencyOf(row)
  }

  /** The newest first. */
  async list({ cursor, ...filter }: EmergencyQuery): Promise<EmergencyPage> {
    const after = cursor === undefined ? undefined : readCursor(cursor, z.uuid())
    const rows = await this.#parts.repository.newest({ ...filter, after })
    const last = rows.length === filter.limit ? rows.at(-1) : undefined
    return {
      items: rows.map(emergencyOf),
      next: last ? writeCursor({ createdAt: last.created_at, id: last.id }) : null,
    }
  }

  /** Changes what is given, and puts it into the timeline together with the note. */
  async change(id: string, { note, ...wanted }: Omit<EmergencyPatch, 'key'>, call: Call): Promise<Emergency> {
    const { actor, key } = named(call)
    const isNote = Object.keys(wanted).length === 0
    const [kind, said] = [isNote ? 'note' : 'emergency-changed', { ...wanted, note }]
    return changeEmergency(this.#parts, { id, actor }, async (change) => {
      const current = await change.lock()
      const { state } = current
      if (await change.wasMade(kind, said, key)) return emergencyOf(current)
      if (state === 'closed') throw new AppError('emergency/closed')
      if (isNote) {
        await change.record(kind, said, key)
        return emergencyOf(current)
      }
      const refusal = wanted.state && refusalOf(state, wanted.state)
      if (refusal) throw new AppError(refusal, { state })
      const row = await change.transaction
        .updateTable('emergencies')
        .set({ ...wanted, updated_at: change.at })
        .where('id', '=', id)
        .returningAll()
        .executeTakeFirstOrThrow()
      await change.record(kind, said, key)
      await change.recordForAll(kind, wanted)
      return emergencyOf(row)
    })
  }
}
