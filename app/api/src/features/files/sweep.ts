import type { Clock } from '../../clock.ts'
import type { Database } from '../../database/connect.ts'
import { reached } from '../../database/unavailable.ts'
import type { ObjectStore } from '../../storage/object-store.ts'
import { ABANDONED_AFTER_MS, TRASH_MS } from './limits.ts'
import { thumbnailKeyOf } from './thumbnails.ts'

export interface SweepParts {
  readonly database: Database
  readonly store: ObjectStore
  readonly clock: Clock
}

export interface Swept {
  /** From the trash. */
  readonly files: number
  readonly uploads: number
  /** On COS. */
  readonly objects: number
}

/** Removes what nobody can need any more. Safe while others upload and sweep. */
export class Sweep {
  readonly #parts: SweepParts

  constructor(parts: SweepParts) {
    this.#parts = parts
  }

  async run(): Promise<Swept> {
    const files = await this.#forgetTrash()
    const uploads = await this.#forgetUploads()
    let objects = 0
    while (await this.#removeOrphan()) objects++
    return { files, uploads, objects }
  }

  async #forgetTrash(): Promise<number> {
    const gone = await reached(
      this.#parts.database
        .deleteFrom('files')
        .where('trashed_at', '<', this.#before(TRASH_MS))
        .executeTakeFirstOrThrow(),
    )
    return Number(gone.numDeletedRows)
  }

  /** Their objects are orphans from then on, and an object that nobody ever finished is no different. */
  async #forgetUploads(): Promise<number> {
    const gone = await reached(
      this.#parts.database
        .deleteFrom('file_uploads')
        .where('created_at', '<', this.#before(ABANDONED_AFTER_MS))
        .executeTakeFirstOrThrow(),
    )
    return Number(gone.numDeletedRows)
  }

  /** The row is locked until the object is gone, so that a second sweep takes another. */
  #removeOrphan(): Promise<boolean> {
    const { database, store } = this.#parts
    return reached(
      database.transaction().execute(async (transaction) => {
        const orphan = await transaction
          .selectFrom('file_objects')
          .select('key')
          .where('noted_at', '<', this.#before(ABANDONED_AFTER_MS))
          .where(({ not, exists, selectFrom }) =>
            not(
              exists(
                selectFrom('file_versions')
                  .select('version')
                  .whereRef('file_versions.object_key', '=', 'file_objects.key'),
              ),
            ),
          )
          .where(({ not, exists, selectFrom }) =>
            not(
              exists(
                selectFrom('file_uploads')
                  .select('id')
                  .whereRef('file_uploads.object_key', '=', 'file_objects.key'),
              ),
            ),
          )
          .orderBy('noted_at')
          .limit(1)
          .forUpdate()
          .skipLocked()
          .executeTakeFirst()
        if (!orphan) return false
        await store.abandonAll(orphan.key)
        await store.delete(orphan.key)
        await store.delete(thumbnailKeyOf(orphan.key))
        await transaction.deleteFrom('file_objects').where('key', '=', orphan.key).execute()
        return true
      }),
    )
  }

  #before(milliseconds: number): Date {
    return new Date(this.#parts.clock().getTime() - milliseconds)
  }
}
