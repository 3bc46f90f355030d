import { randomUUID } from 'node:crypto'
import type { Readable } from 'node:stream'
import type { FastifyBaseLogger } from 'fastify'
import type { Clock } from '../../clock.ts'
import type { Database } from '../../database/connect.ts'
import { persist } from '../../database/persist.ts'
import { reached } from '../../database/unavailable.ts'
import { AppError } from '../../errors/app-error.ts'
import { isErrorCode } from '../../errors/catalogue.ts'
import type { Person } from '../../people/person.ts'
import type { ObjectStore, PartialObject } from '../../storage/object-store.ts'
import { ownUpload } from './access.ts'
import { type Checked, check } from './checks/check.ts'
import { Inspection } from './checks/inspection.ts'
import { typeOf } from './checks/types.ts'
import { ADDRESS_SECONDS, LARGEST_DIRECT_BYTES, MEBIBYTE, PART_BYTES, PARTS_TOLD } from './limits.ts'
import { PartRooms } from './part-rooms.ts'
import { missingParts, partOf } from './parts.ts'
import { reserve } from './quota.ts'
import { exactly, pieces } from './receive.ts'
import { FileRepository } from './repository.ts'
import { type UploadRow, uploadOf } from './rows.ts'
import type { NewFile, NewUpload, Upload, UploadWithParts } from './schema.ts'
import { lockFilesOf, place } from './shelf.ts'

export interface UploadParts {
  readonly database: Database
  readonly store: ObjectStore
  readonly clock: Clock
  readonly logger: FastifyBaseLogger
  /** Of one person. */
  readonly quotaBytes: number
  /** Of all but the last; COS takes at least 1 MiB. Default 4 MiB. */
  readonly partBytes?: number
}

/** How long a caller waits for the check of a large file before it is told to ask again. */
const WAIT_MS = 20_000

/**
 * Files on their way in. Their bytes go to COS in parts, straight from the browser or through here, and nobody sees
 * anything of them until they were checked. Whoever has an upload's addresses can send its parts and nothing else:
 * once it is finished they are worth nothing, so that what was checked stays what it was.
 */
export class Uploads {
  readonly #parts: UploadParts
  readonly #repository: FileRepository
  readonly #rooms = new PartRooms()
  /** By upload. */
  readonly #checks = new Map<string, Promise<UploadRow>>()

  constructor(parts: UploadParts) {
    this.#parts = parts
    this.#repository = new FileRepository(parts.database)
  }

  async open(wanted: NewUpload, person: Person): Promise<UploadWithParts> {
    return this.#withParts(await this.#open(wanted, person))
  }

  async find(id: string, person: Person): Promise<UploadWithParts> {
    return this.#withParts(ownUpload(await this.#repository.upload(id), person))
  }

  /** Takes a part through here, for browsers that do not reach COS. */
  async putPart(id: string, number: number, content: Readable, person: Person): Promise<void> {
    const row = ownUpload(await this.#repository.upload(id), person)
    const part = partOf(uploadOf(row), number)
    if (!part || row.state !== 'open') throw new AppError('file/part-refused')
    await this.#rooms.use(row.part_bytes, async (room) =>
      this.#parts.store.putPart(objectOf(row), number, await exactly(content, part.bytes, room)),
    )
  }

  /** Takes a small file whole, in one request. */
  async receive(wanted: NewFile & { bytes: number }, content: Readable, person: Person): Promise<Upload> {
    if (wanted.bytes > LARGEST_DIRECT_BYTES) throw tooLarge(LARGEST_DIRECT_BYTES)
    const row = await this.#open(wanted, person)
    const seen = new Inspection()
    try {
      let number = 0
      await this.#rooms.use(row.part_bytes, async (room) => {
        for await (const piece of pieces(content, wanted.bytes, room.subarray(0, row.part_bytes))) {
          seen.update(piece)
          await this.#parts.store.putPart(objectOf(row), ++number, piece)
        }
      })
      return uploadOf(await this.#settle(row, seen))
    } catch (error) {
      await this.#discard(row).catch((failure) =>
        this.#parts.logger.warn({ err: failure }, 'A broken upload is left to the sweep'),
      )
      throw error
    }
  }

  /**
   * Makes a version of an upload whose parts are all there. A large one takes a while to check: then the answer is
   * that it is being checked, and asking again, of whichever process, tells how it ended.
   */
  async complete(id: string, person: Person): Promise<Upload> {
    const row = ownUpload(await this.#repository.upload(id), person)
    if (row.state === 'done') return uploadOf(row)
    if (row.state === 'refused') throw refusalOf(row)
    const checking = this.#checks.get(id) ?? this.#settle(row).finally(() => this.#checks.delete(id))
    this.#checks.set(id, checking)
    return uploadOf(await within(WAIT_MS, checking, { ...row, state: 'checking' }))
  }

  async abandon(id: string, person: Person): Promise<void> {
    await this.#discard(ownUpload(await this.#repository.upload(id), person))
  }

  async #open(wanted: NewUpload, person: Person): Promise<UploadRow> {
    const { database, store, clock, partBytes = PART_BYTES } = this.#parts
    const type = typeOf(wanted.name)
    if (!type) throw new AppError('file/type-refused')
    const key = `files/${randomUUID()}`
    await this.#reserve(key, wanted.bytes, person)
    const { uploadId } = await store.begin(key, type.mediaType)
    return reached(
      database
        .insertInto('file_uploads')
        .values({
          id: randomUUID(),
          owner_id: person.id,
          created_by: person.name,
          folder: wanted.folder,
          name: wanted.name,
          bytes: wanted.bytes,
          part_bytes: partBytes,
          sha256: wanted.sha256 ?? null,
          object_key: key,
          cos_upload_id: uploadId,
          state: 'open',
          created_at: clock(),
        })
        .returningAll()
        .executeTakeFirstOrThrow(),
    )
  }

  /** The object is noted before it is begun: whatever a crash leaves on COS, the sweep knows of it. */
  #reserve(key: string, bytes: number, person: Person): Promise<void> {
    const { database, clock, quotaBytes } = this.#parts
    return reached(
      persist(() =>
        database.transaction().execute(async (transaction) => {
          await lockFilesOf(transaction, person.id)
          await reserve(transaction, { key, ownerId: person.id, bytes, quotaBytes, at: clock() })
        }),
      ),
    )
  }

  async #withParts(row: UploadRow): Promise<UploadWithParts> {
    const { store } = this.#parts
    const upload = uploadOf(row)
    if (row.state !== 'open') return { ...upload, missing: [], missingCount: 0 }
    const object = objectOf(row)
    const missing = missingParts(upload, (await store.parts(object)) ?? [])
    const told = missing.slice(0, PARTS_TOLD).map(async (part) => ({
      ...part,
      url: (await store.addressOfPart(object, part, ADDRESS_SECONDS)).href,
    }))
    return { ...upload, missing: await Promise.all(told), missingCount: missing.length }
  }

  /** Finishes the object, checks it, and makes it visible or removes it. Whatever breaks off, it can be done again. */
  async #settle(row: UploadRow, seen?: Inspection): Promise<UploadRow> {
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
  async #discard(row: UploadRow): Promise<void> {
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

function objectOf({ object_key, cos_upload_id }: UploadRow): PartialObject {
  return { key: object_key, uploadId: cos_upload_id }
}

/** Said again as it was said first. */
function refusalOf({ problem }: UploadRow): AppError {
  return new AppError(isErrorCode(problem) ? problem : 'file/type-refused')
}

export function tooLarge(bytes: number): AppError {
  return new AppError('file/too-large', { limit: `${bytes / MEBIBYTE} MiB` })
}

/** What a promise comes to, or `otherwise` if it takes longer. The promise goes on. */
async function within<T>(milliseconds: number, promise: Promise<T>, otherwise: T): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<T>((resolve) => {
    timer = setTimeout(resolve, milliseconds, otherwise)
  })
  // Nobody may be left to hear how it ends.
  promise.catch(() => {})
  return Promise.race([promise, late]).finally(() => clearTimeout(timer))
}
