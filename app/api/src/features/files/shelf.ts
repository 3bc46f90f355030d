import { randomUUID } from 'node:crypto'
import { sql, type Transaction } from 'kysely'
import type { Tables } from '../../database/tables.ts'
import { AppError } from '../../errors/app-error.ts'
import { MOST_FILES, MOST_VERSIONS } from './limits.ts'
import { FileRepository } from './repository.ts'
import type { UploadRow, VersionRow } from './rows.ts'

/** Changes to the files of one person happen one after the other, so that what was counted still holds. */
export async function lockFilesOf(transaction: Transaction<Tables>, ownerId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`files of ${ownerId}`}, 0))`.execute(transaction)
}

type Content = Pick<VersionRow, 'object_key' | 'media_type' | 'bytes' | 'sha256'>

/** Adds a version, to the file that lies there or as a new one. */
export async function place(
  transaction: Transaction<Tables>,
  { owner_id, created_by, folder, name }: Pick<UploadRow, 'owner_id' | 'created_by' | 'folder' | 'name'>,
  content: Content,
  at: Date,
): Promise<{ fileId: string; version: number }> {
  const there = await new FileRepository(transaction).findAt(owner_id, folder, name)
  if (there)
    return addVersion(transaction, { fileId: there.id, after: there.version, created_by }, content, at)
  await refuseTooMany(transaction, owner_id)
  const id = randomUUID()
  const times = { created_at: at, updated_at: at }
  await transaction
    .insertInto('files')
    .values({ id, owner_id, folder, name, version: 1, ...times })
    .execute()
  return addVersion(transaction, { fileId: id, after: 0, created_by }, content, at)
}

export async function addVersion(
  transaction: Transaction<Tables>,
  { fileId, after, created_by }: { fileId: string; after: number; created_by: string },
  { object_key, media_type, bytes, sha256 }: Content,
  at: Date,
): Promise<{ fileId: string; version: number }> {
  if (after >= MOST_VERSIONS) throw new AppError('file/too-many', tooMany)
  const version = after + 1
  await transaction
    .insertInto('file_versions')
    .values({
      file_id: fileId,
      version,
      ...{ object_key, media_type, sha256, created_by },
      bytes: Number(bytes),
      created_at: at,
    })
    .execute()
  await transaction.updateTable('files').set({ version, updated_at: at }).where('id', '=', fileId).execute()
  return { fileId, version }
}

async function refuseTooMany(transaction: Transaction<Tables>, ownerId: string): Promise<void> {
  const { count } = await transaction
    .selectFrom('files')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('owner_id', '=', ownerId)
    .executeTakeFirstOrThrow()
  if (Number(count) >= MOST_FILES) throw new AppError('file/too-many', tooMany)
}

const tooMany = { files: `${MOST_FILES}`, versions: `${MOST_VERSIONS}` }
