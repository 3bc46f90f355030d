import { randomUUID } from 'node:crypto'
import type { Readable } from 'node:stream'
import type { FastifyBaseLogger } from 'fastify'
import { persist } from '../../database/persist.ts'
import { reached } from '../../database/unavailable.ts'
import { AppError } from '../../errors/app-error.ts'
import type { Person } from '../../people/person.ts'
import { ownUpload } from './access.ts'
import { Inspection } from './checks/inspection.ts'
import { typeOf } from './checks/types.ts'
import { disposition } from './disposition.ts'
import { ADDRESS_SECONDS, LARGEST_DIRECT_BYTES, MEBIBYTE, PART_BYTES, PARTS_TOLD } from './limits.ts'
import { PartRooms } from './part-rooms.ts'
import { missingParts, partOf } from './parts.ts'
import { reserve } from './quota.ts'
import { exactly, pieces } from './receive.ts'
import { FileRepository } from './repository.ts'
import { type UploadRow, uploadOf } from './rows.ts'
import type { NewFile, NewUpload, Upload, UploadWithParts } from './schema.ts'
import { objectOf, refusalOf, Settling, type SettlingParts } from './settling.ts'
import { lockFilesOf } from './shelf.ts'

export interface UploadParts extends SettlingParts {
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
  readonly #settling: Settling
  readonly #rooms = new PartRooms()
  /** By upload. */
  readonly #checks = new Map<string, Promise<UploadRow>>()

  constructor(parts: UploadParts) {
    this.#parts = parts
    this.#repository = new FileRepository(parts.database)
    this.#settling = new Settling(parts)
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
      return uploadOf(await this.#settling.settle(row, seen))
    } catch (error) {
      await this.#settling
        .discard(row)
        .catch((failure) => this.#parts.logger.warn({ err: failure }, 'A broken upload is left to the sweep'))
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
    const checking = this.#checks.get(id) ?? this.#settling.settle(row).finally(() => this.#checks.delete(id))
    this.#checks.set(id, checking)
    return uploadOf(await within(WAIT_MS, checking, { ...row, state: 'checking' }))
  }

  async abandon(id: string, person: Person): Promise<void> {
    await this.#settling.discard(ownUpload(await this.#repository.upload(id), person))
  }

  async #open(wanted: NewUpload, person: Person): Promise<UploadRow> {
    const { database, store, clock, partBytes = PART_BYTES } = this.#parts
    const type = typeOf(wanted.name)
    if (!type) throw new AppError('file/type-refused')
    const key = `files/${randomUUID()}`
    await this.#reserve(key, wanted.bytes, person)
    const { uploadId } = await store.begin(key, type.mediaType, disposition('attachment', wanted.name))
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
