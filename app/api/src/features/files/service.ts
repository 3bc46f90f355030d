import { sql, type Transaction } from 'kysely'
import type { Clock } from '../../clock.ts'
import type { Database } from '../../database/connect.ts'
import { readCursor, writeCursor } from '../../database/cursor.ts'
import { persist } from '../../database/persist.ts'
import type { Tables } from '../../database/tables.ts'
import { reached } from '../../database/unavailable.ts'
import { AppError } from '../../errors/app-error.ts'
import type { Person } from '../../people/person.ts'
import type { ObjectHead, ObjectStore } from '../../storage/object-store.ts'
import { own, readable } from './access.ts'
import { typeOf } from './checks/types.ts'
import type { Content } from './contents.ts'
import { RESTORED_DAYS } from './limits.ts'
import { FileRepository } from './repository.ts'
import { type FileRow, fileOf, versionOf } from './rows.ts'
import {
  type File,
  type FileChange,
  type FileDetails,
  type FilePage,
  type FileQuery,
  fileParams,
} from './schema.ts'
import { addVersion, lockFilesOf } from './shelf.ts'

export interface ServiceParts {
  readonly database: Database
  readonly store: ObjectStore
  readonly clock: Clock
}

/** A version of a file, ready to be read. */
export interface OpenedFile extends Content {
  readonly name: string
  readonly mediaType: string
  readonly version: number
}

/** Files, where they lie, their versions and who may read them. */
export class FileService {
  readonly #parts: ServiceParts
  readonly #repository: FileRepository

  constructor(parts: ServiceParts) {
    this.#parts = parts
    this.#repository = new FileRepository(parts.database)
  }

  /** What changed last comes first. */
  async list({ cursor, ...query }: FileQuery, person: Person): Promise<FilePage> {
    const after = cursor === undefined ? undefined : readCursor(cursor, fileParams.shape.id)
    const rows = await this.#repository.list({ ...query, personId: person.id, after })
    const last = rows.length === query.limit ? rows.at(-1) : undefined
    const showsFolders = query.of === 'mine' && query.folder !== undefined && !cursor
    return {
      items: rows.map(fileOf),
      folders: showsFolders ? await this.#repository.foldersIn(person.id, query.folder ?? '') : [],
      next: last ? writeCursor({ createdAt: last.updated_at, id: last.id }) : null,
    }
  }

  async find(id: string, person: Person): Promise<FileDetails> {
    const row = readable(await this.#repository.find(id), person)
    const head = await this.#parts.store.head(row.object_key)
    if (!head) throw new AppError('file/damaged')
    return { ...fileOf(row), storageClass: head.storageClass, readable: readableNow(head) }
  }

  /** The newest, unless a version is named. */
  async open(id: string, version: number | undefined, person: Person): Promise<OpenedFile> {
    const row = readable(await this.#repository.find(id), person)
    const { name } = row
    if (version === undefined || version === row.version) return openedFile(row, name)
    const older = await this.#repository.version(id, version)
    if (!older) throw new AppError('file/not-found')
    return openedFile(older, name)
  }

  async openAll(ids: readonly string[], person: Person): Promise<(OpenedFile & { folder: string })[]> {
    const rows = new Map((await this.#repository.findAll(ids)).map((row) => [row.id, row]))
    return ids.map((id) => {
      const row = readable(rows.get(id), person)
      return { ...openedFile(row, row.name), folder: row.folder }
    })
  }

  async versions(id: string, person: Person) {
    readable(await this.#repository.find(id), person)
    return (await this.#repository.versions(id)).map(versionOf)
  }

  /** Moves, renames, shares, or no longer shares. */
  change(id: string, { folder, name, shared }: FileChange, person: Person): Promise<File> {
    return this.#changeOwn(id, person, async (transaction, row) => {
      if (name !== undefined && typeOf(name)?.mediaType !== typeOf(row.name)?.mediaType)
        throw new AppError('file/type-mismatch')
      const to = { folder: folder ?? row.folder, name: name ?? row.name }
      if (!row.trashed_at) await refuseTaken(transaction, row, to)
      const changed = { ...to, shared: shared ?? row.shared, updated_at: this.#parts.clock() }
      await transaction.updateTable('files').set(changed).where('id', '=', row.id).execute()
    })
  }

  trash(id: string, person: Person): Promise<File> {
    return this.#changeOwn(id, person, async (transaction, row) => {
      if (row.trashed_at) return
      const trashed_at = this.#parts.clock()
      await transaction.updateTable('files').set({ trashed_at }).where('id', '=', row.id).execute()
    })
  }

  /** Takes a file out of the trash, to where it lay. */
  restore(id: string, person: Person): Promise<File> {
    return this.#changeOwn(id, person, async (transaction, row) => {
      if (!row.trashed_at) return
      await refuseTaken(transaction, row, row)
      await transaction.updateTable('files').set({ trashed_at: null }).where('id', '=', row.id).execute()
    })
  }

  /** An older version becomes the newest once more; those in between stay. */
  restoreVersion(id: string, version: number, person: Person): Promise<File> {
    return this.#changeOwn(id, person, async (transaction, row) => {
      const older = await new FileRepository(transaction).version(id, version)
      if (!older) throw new AppError('file/not-found')
      if (older.object_key === row.object_key) return
      const next = { fileId: id, after: row.version, created_by: person.name }
      await addVersion(transaction, next, older, this.#parts.clock())
    })
  }

  /** Own files in a folder, and in those within it; how many. */
  moveFolder(from: string, to: string, person: Person): Promise<number> {
    if (to === from || to.startsWith(`${from}/`) || from === '') throw new AppError('file/folder-refused')
    return this.#inTransaction(async (transaction) => {
      await lockFilesOf(transaction, person.id)
      const within = sql<boolean>`(folder = ${from} or starts_with(folder, ${`${from}/`}))`
      // ltrim: what is moved to the uppermost folder loses the "/" that its path would begin with.
      const moved = sql<string>`ltrim(${to} || substr(folder, ${from.length + 1}), '/')`
      const taken = await transaction
        .selectFrom('files as moving')
        .innerJoin('files as there', (join) =>
          join
            .onRef('there.owner_id', '=', 'moving.owner_id')
            .onRef('there.name', '=', 'moving.name')
            .on('there.trashed_at', 'is', null)
            .on(sql<boolean>`there.folder = ltrim(${to} || substr(moving.folder, ${from.length + 1}), '/')`),
        )
        .select('moving.name')
        .where('moving.owner_id', '=', person.id)
        .where('moving.trashed_at', 'is', null)
        .where(sql<boolean>`(moving.folder = ${from} or starts_with(moving.folder, ${`${from}/`}))`)
        .executeTakeFirst()
      if (taken) throw new AppError('file/name-taken', { name: taken.name })
      const { numUpdatedRows } = await transaction
        .updateTable('files')
        .set({ folder: moved })
        .where('owner_id', '=', person.id)
        .where('trashed_at', 'is', null)
        .where(within)
        .executeTakeFirstOrThrow()
      return Number(numUpdatedRows)
    })
  }

  /** Deletes what is in the trash, for good; how many files. Their contents go with the next sweep. */
  async emptyTrash(person: Person): Promise<number> {
    const { numDeletedRows } = await reached(
      this.#parts.database
        .deleteFrom('files')
        .where('owner_id', '=', person.id)
        .where('trashed_at', 'is not', null)
        .executeTakeFirstOrThrow(),
    )
    return Number(numDeletedRows)
  }

  /** Asks COS to make an archived content readable for a week. */
  async unarchive(id: string, person: Person): Promise<FileDetails> {
    const details = await this.find(id, person)
    if (details.readable !== 'archived') return details
    const row = own(await this.#repository.find(id), person)
    await this.#parts.store.restore(row.object_key, RESTORED_DAYS)
    return { ...details, readable: 'being-restored' }
  }

  async #changeOwn(
    id: string,
    person: Person,
    change: (transaction: Transaction<Tables>, row: FileRow) => Promise<void>,
  ): Promise<File> {
    const { owner_id } = own(await this.#repository.find(id), person)
    return this.#inTransaction(async (transaction) => {
      await lockFilesOf(transaction, owner_id)
      const repository = new FileRepository(transaction)
      await change(transaction, own(await repository.find(id), person))
      return fileOf(own(await repository.find(id), person))
    })
  }

  #inTransaction<T>(work: (transaction: Transaction<Tables>) => Promise<T>): Promise<T> {
    return reached(persist(() => this.#parts.database.transaction().execute(work)))
  }
}

async function refuseTaken(
  transaction: Transaction<Tables>,
  { id, owner_id }: FileRow,
  { folder, name }: { folder: string; name: string },
): Promise<void> {
  const there = await new FileRepository(transaction).findAt(owner_id, folder, name)
  if (there && there.id !== id) throw new AppError('file/name-taken', { name })
}

function openedFile(
  row: Pick<FileRow, 'object_key' | 'bytes' | 'sha256' | 'media_type' | 'version'>,
  name: string,
): OpenedFile {
  const { object_key: key, sha256, media_type: mediaType, version } = row
  return { key, name, version, mediaType, sha256, bytes: Number(row.bytes) }
}

function readableNow({ storageClass, restored }: ObjectHead): FileDetails['readable'] {
  if (!storageClass.includes('ARCHIVE') || restored === 'yes') return 'now'
  return restored === 'under-way' ? 'being-restored' : 'archived'
}
