import type { Selectable } from 'kysely'
import { typeOf } from './checks/types.ts'
import { ABANDONED_AFTER_MS } from './limits.ts'
import type { File, Upload } from './schema.ts'
import type { FileTables } from './tables.ts'

export type VersionRow = Selectable<FileTables['file_versions']>
export type UploadRow = Selectable<FileTables['file_uploads']>
/** A file with its newest version. */
export type FileRow = Selectable<FileTables['files']> &
  Pick<VersionRow, 'media_type' | 'bytes' | 'sha256' | 'object_key'>

export function fileOf(row: FileRow): File {
  return {
    id: row.id,
    owner: row.owner_id,
    folder: row.folder,
    name: row.name,
    shared: row.shared,
    version: row.version,
    mediaType: row.media_type,
    bytes: Number(row.bytes),
    sha256: row.sha256,
    preview: typeOf(row.name)?.preview ?? 'none',
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    trashedAt: row.trashed_at?.toISOString() ?? null,
  }
}

export function versionOf(row: VersionRow) {
  return {
    version: row.version,
    mediaType: row.media_type,
    bytes: Number(row.bytes),
    sha256: row.sha256,
    createdBy: row.created_by,
    createdAt: row.created_at.toISOString(),
  }
}

export function uploadOf(row: UploadRow): Upload {
  const bytes = Number(row.bytes)
  return {
    id: row.id,
    folder: row.folder,
    name: row.name,
    bytes,
    partBytes: row.part_bytes,
    partCount: Math.ceil(bytes / row.part_bytes),
    state: row.state,
    problem: row.problem,
    fileId: row.file_id,
    version: row.version,
    expiresAt: new Date(row.created_at.getTime() + ABANDONED_AFTER_MS).toISOString(),
  }
}
