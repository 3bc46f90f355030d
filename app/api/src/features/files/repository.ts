import { sql } from 'kysely'
import type { Database } from '../../database/connect.ts'
import type { Cursor } from '../../database/cursor.ts'
import { reached } from '../../database/unavailable.ts'
import { MOST_VERSIONS } from './limits.ts'
import type { FileRow, UploadRow, VersionRow } from './rows.ts'
import type { FileQuery } from './schema.ts'

export interface FileFilter extends Pick<FileQuery, 'of' | 'folder' | 'search' | 'limit'> {
  readonly personId: string
  readonly after?: Cursor | undefined
}

/** Reads of files; each is narrowed by an index to the files of one person, or to those that are shared. */
export class FileRepository {
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
  }

  async find(id: string): Promise<FileRow | undefined> {
    return (await this.findAll([id])).at(0)
  }

  findAll(ids: readonly string[]): Promise<FileRow[]> {
    return reached(this.#newest().where('files.id', 'in', ids).execute())
  }

  /** What lies there, not counting the trash. */
  findAt(ownerId: string, folder: string, name: string): Promise<FileRow | undefined> {
    return reached(
      this.#newest()
        .where('owner_id', '=', ownerId)
        .where('folder', '=', folder)
        .where('name', '=', name)
        .where('trashed_at', 'is', null)
        .executeTakeFirst(),
    )
  }

  /** What changed last comes first. */
  list({ personId, of, folder, search, after, limit }: FileFilter): Promise<FileRow[]> {
    let query = this.#newest().where('trashed_at', of === 'trash' ? 'is not' : 'is', null)
    query = of === 'shared' ? query.where('shared', '=', true) : query.where('owner_id', '=', personId)
    if (folder !== undefined) query = query.where('folder', '=', folder)
    if (search !== undefined)
      query = query.where('name', 'ilike', `%${search.replaceAll(/[\\%_]/g, '\\$&')}%`)
    if (after)
      query = query.where(({ eb, refTuple, tuple }) =>
        eb(refTuple('updated_at', 'files.id'), '<', tuple(after.createdAt, after.id)),
      )
    return reached(query.orderBy('updated_at', 'desc').orderBy('files.id', 'desc').limit(limit).execute())
  }

  /** Names of the folders within a folder. */
  async foldersIn(ownerId: string, folder: string): Promise<string[]> {
    const prefix = folder === '' ? '' : `${folder}/`
    const name = sql<string>`split_part(substr(folder, ${prefix.length + 1}), '/', 1)`
    const rows = await reached(
      this.#database
        .selectFrom('files')
        .select(name.as('name'))
        .distinct()
        .where('owner_id', '=', ownerId)
        .where('trashed_at', 'is', null)
        .where(sql<boolean>`starts_with(folder, ${prefix})`)
        .where('folder', '!=', '')
        .orderBy('name')
        .execute(),
    )
    return rows.map((row) => row.name)
  }

  /** The newest first. */
  versions(fileId: string): Promise<VersionRow[]> {
    return reached(
      this.#database
        .selectFrom('file_versions')
        .selectAll()
        .where('file_id', '=', fileId)
        .orderBy('version', 'desc')
        .limit(MOST_VERSIONS)
        .execute(),
    )
  }

  version(fileId: string, version: number): Promise<VersionRow | undefined> {
    return reached(
      this.#database
        .selectFrom('file_versions')
        .selectAll()
        .where('file_id', '=', fileId)
        .where('version', '=', version)
        .executeTakeFirst(),
    )
  }

  upload(id: string): Promise<UploadRow | undefined> {
    return reached(
      this.#database.selectFrom('file_uploads').selectAll().where('id', '=', id).executeTakeFirst(),
    )
  }

  #newest() {
    return this.#database
      .selectFrom('files')
      .innerJoin('file_versions', (join) =>
        join
          .onRef('file_versions.file_id', '=', 'files.id')
          .onRef('file_versions.version', '=', 'files.version'),
      )
      .selectAll('files')
      .select(['media_type', 'bytes', 'sha256', 'object_key'])
  }
}
