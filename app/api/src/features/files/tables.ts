import type { ColumnType } from 'kysely'

/** The tables as migration 020 leaves them. */
export interface FileTables {
  file_objects: FileObjectsTable
  files: FilesTable
  file_versions: FileVersionsTable
  file_uploads: FileUploadsTable
}

export type UploadState = 'open' | 'checking' | 'done' | 'refused'

interface FileObjectsTable {
  key: string
  owner_id: string
  bytes: Bytes
  noted_at: Date
}

interface FilesTable {
  id: string
  owner_id: string
  folder: string
  name: string
  shared: ColumnType<boolean, boolean | undefined, boolean>
  version: number
  created_at: ColumnType<Date, Date, never>
  updated_at: Date
  trashed_at: ColumnType<Date | null, never, Date | null>
}

interface FileVersionsTable {
  file_id: string
  version: number
  object_key: string
  media_type: string
  bytes: Bytes
  sha256: string
  created_by: string
  created_at: ColumnType<Date, Date, never>
}

interface FileUploadsTable {
  id: string
  owner_id: string
  created_by: string
  folder: string
  name: string
  bytes: Bytes
  part_bytes: number
  sha256: string | null
  object_key: string
  cos_upload_id: string
  state: UploadState
  problem: ColumnType<string | null, never, string | null>
  file_id: ColumnType<string | null, never, string | null>
  version: ColumnType<number | null, never, number | null>
  created_at: ColumnType<Date, Date, never>
}

/** PostgreSQL's bigint, which the driver gives as text. */
type Bytes = ColumnType<string, number, never>
