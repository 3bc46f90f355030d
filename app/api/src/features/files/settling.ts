import type { Clock } from '../../clock.ts'
import type { Database } from '../../database/connect.ts'
import { persist } from '../../database/persist.ts'
import { reached } from '../../database/unavailable.ts'
import { AppError } from '../../errors/app-error.ts'
import { isErrorCode } from '../../errors/catalogue.ts'
import type { ObjectStore, PartialObject } from '../../storage/object-store.ts'
import { type Checked, check } from './checks/check.ts'
import type { Inspection } from './checks/inspection.ts'
import { missingParts } from './parts.ts'
import { type UploadRow, uploadOf } from './rows.ts'
import { lockFilesOf, place } from './shelf.ts'

export interface SettlingParts {
  readonly database: Database
  readonly store: ObjectStore
  readonly clock: Clock
}

/** How uploads end: as a version that people see, refused, or given up. */
export class Settling {
  readonly #parts: SettlingParts

  constructor(parts: SettlingParts) {
    this.#parts = parts
  }

  /** Finishes the object, checks it, and makes it visible or removes it. Whatever breaks off, it can be done again. */
  async settle(row: UploadRow, seen?: Inspection): Promise<UploadRow> {
    const { store } = this.#parts
    await this.#finish(row)
    const { object_key: key, name, sha256 } = row
    try {
      const checked = await check(store, { key, name, bytes: Number(row.bytes), sha256 }, seen)
      return await this.#publish(row, checked)
    } catch (error) {
      if (error instanceof AppError && error.code.startsWith('file/')) await this.#refuse(row, error)
      throw error
    }
  }

  async #finish(row: UploadRow): Promise<void> {
    const { store, database } = this.#parts
    const stored = await store.parts(objectOf(row))
    // It was finished before, and its check broke off.
    if (!stored) return
    const missing = missingParts(uploadOf(row), stored)
    if (missing.length > 0) throw new AppError('file/parts-missing', { count: `${missing.length}` })
    await reached(
      database.updateTable('file_uploads').set({ state: 'checking' }).where('id', '=', row.id).execute(),
    )
    await store.finish(objectOf(row), stored)
  }

  #publish(row: UploadRow, { mediaType, sha256 }: Checked): Promise<UploadRow> {
    const { database, clock } = this.#parts
    const content = { object_key: row.object_key, media_type: mediaType, bytes: row.bytes, sha256 }
    return reached(
      persist(
        () =>
          database.transaction().execute(async (transaction) => {
            await lockFilesOf(transaction, row.owner_id)
            const current = await transaction
              .selectFrom('file_uploads')
              .selectAll()
              .where('id', '=', row.id)
              .forUpdate()
              .executeTakeFirst()
            if (!current) throw new AppError('file/upload-not-found')
            if (current.state === 'done') return current
            if (current.state === 'refused') throw refusalOf(current)
            const { fileId, version } = await place(transaction, row, content, clock())
            return transaction
              .updateTable('file_uploads')
              .set({ state: 'done', file_id: fileId, version })
              .where('id', '=', row.id)
              .returningAll()
              .executeTakeFirstOrThrow()
          }),
        { repeatable: true },
      ),
    )
  }

  /** What was refused takes no room. */
  async #refuse(row: UploadRow, { code }: AppError): Promise<void> {
    await reached(
      this.#parts.database
        .updateTable('file_uploads')
        .set({ state: 'refused', problem: code })
        .where('id', '=', row.id)
        .execute(),
    )
    await this.#removeObject(row)
  }

  /** Only what became nothing: what became a version is that version's. Giving up twice is no error. */
  async discard(row: UploadRow): Promise<void> {
    const { database, store } = this.#parts
    const { numUpdatedRows } = await reached(
      database
        .updateTable('file_uploads')
        .set({ state: 'refused', problem: 'file/upload-not-found' })
        .where('id', '=', row.id)
        .where('state', 'in', ['open', 'checking'])
        .executeTakeFirstOrThrow(),
    )
    if (numUpdatedRows === 0n) return
    await store.abandon(objectOf(row))
    await this.#removeObject(row)
  }

  async #removeObject({ object_key }: UploadRow): Promise<void> {
    const { database, store } = this.#parts
    await store.delete(object_key)
    await reached(database.deleteFrom('file_objects').where('key', '=', object_key).execute())
  }
}

/** As COS knows it. */
export function objectOf({ object_key, cos_upload_id }: UploadRow): PartialObject {
  return { key: object_key, uploadId: cos_upload_id }
}

/** Said again as it was said first. */
export function refusalOf({ problem }: UploadRow): AppError {
  return new AppError(isErrorCode(problem) ? problem : 'file/type-refused')
}
