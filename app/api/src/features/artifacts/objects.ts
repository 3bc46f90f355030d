import type { Clock } from '../../clock.ts'
import type { Database } from '../../database/connect.ts'
import { persist } from '../../database/persist.ts'
import { reached } from '../../database/unavailable.ts'
import { AppError } from '../../errors/app-error.ts'
import type { Storage, StoredFile } from '../../storage/storage.ts'
import { type LocalCopies, type ReceivedFile, TooLarge } from './local-copies.ts'

/** Far longer than an upload takes: what nothing refers to after that was left behind by a crash or a deletion. */
const ORPHAN_AFTER_MS = 24 * 3_600_000

export interface ObjectParts {
  readonly database: Database
  readonly storage: Storage
  readonly copies: LocalCopies
  readonly clock: Clock
}

interface StoredContent {
  readonly sha256: string
  readonly bytes: number
}

/**
 * Contents on COS, each under its SHA-256, so that the same content is stored once and an object never changes.
 * An object is noted in the database before it is stored: wherever a crash falls, what is on COS is known, and the
 * sweep finds what no artifact refers to.
 */
export class ArtifactObjects {
  readonly #parts: ObjectParts
  /** Contents being fetched, so that many who ask at once cause one download. */
  readonly #fetching = new Map<string, Promise<void>>()

  constructor(parts: ObjectParts) {
    this.#parts = parts
  }

  async store(file: ReceivedFile, contentType: string): Promise<void> {
    const { storage, copies } = this.#parts
    await this.#note(file)
    await storage.putFile(keyOf(file.sha256), file, contentType)
    await copies.keep(file)
  }

  /** From the copy here, else from COS, which is served only once its checksum has proved right. */
  async open(content: StoredContent): Promise<StoredFile> {
    const { copies } = this.#parts
    const copy = await copies.open(content.sha256, content.bytes)
    if (copy) return copy
    await this.#fetchOnce(content)
    const fetched = await copies.open(content.sha256, content.bytes)
    if (!fetched) throw new AppError('artifact/damaged')
    return fetched
  }

  /** Removes objects that nothing refers to; how many. Safe while others save and sweep. */
  async sweep(): Promise<number> {
    const { clock } = this.#parts
    const before = new Date(clock().getTime() - ORPHAN_AFTER_MS)
    let removed = 0
    while (await this.#removeOrphan(before)) removed++
    return removed
  }

  /** Noting it again makes it young, so that no sweep takes it before an artifact refers to it. */
  async #note({ sha256, bytes }: StoredContent): Promise<void> {
    const { database, clock } = this.#parts
    const noted_at = clock()
    const note = database
      .insertInto('artifact_objects')
      .values({ sha256, bytes, noted_at })
      .onConflict((conflict) => conflict.column('sha256').doUpdateSet({ noted_at }))
    await reached(persist(() => note.execute(), { repeatable: true }))
  }

  /** The row is locked until the object is gone: who saves the same content meanwhile waits, then stores it anew. */
  #removeOrphan(before: Date): Promise<boolean> {
    const { database, storage } = this.#parts
    const attempt = () =>
      database.transaction().execute(async (transaction) => {
        const orphan = await transaction
          .selectFrom('artifact_objects')
          .select('sha256')
          .where('noted_at', '<', before)
          .where(({ not, exists, selectFrom }) =>
            not(
              exists(
                selectFrom('artifacts')
                  .select('version')
                  .whereRef('artifacts.sha256', '=', 'artifact_objects.sha256'),
              ),
            ),
          )
          .orderBy('noted_at')
          .limit(1)
          .forUpdate()
          .skipLocked()
          .executeTakeFirst()
        if (!orphan) return false
        await storage.delete(keyOf(orphan.sha256))
        await transaction.deleteFrom('artifact_objects').where('sha256', '=', orphan.sha256).execute()
        return true
      })
    // To delete an object that is gone already is to have deleted it.
    return reached(persist(attempt, { repeatable: true }))
  }

  #fetchOnce(content: StoredContent): Promise<void> {
    const underWay = this.#fetching.get(content.sha256)
    if (underWay) return underWay
    const fetching = this.#fetch(content).finally(() => this.#fetching.delete(content.sha256))
    this.#fetching.set(content.sha256, fetching)
    return fetching
  }

  async #fetch({ sha256, bytes }: StoredContent): Promise<void> {
    const { storage, copies } = this.#parts
    const stored = await storage.open(keyOf(sha256))
    if (!stored) throw new AppError('artifact/damaged')
    const file = await copies.receive(stored.content, bytes).catch((error) => {
      throw error instanceof TooLarge ? new AppError('artifact/damaged') : error
    })
    if (file.sha256 === sha256) return copies.keep(file)
    await copies.discard(file)
    throw new AppError('artifact/damaged')
  }
}

function keyOf(sha256: string): string {
  return `artifacts/${sha256}`
}
