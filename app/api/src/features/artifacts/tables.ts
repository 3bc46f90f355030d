import type { ColumnType } from 'kysely'

/** The tables as migration 040 leaves them. */
export interface ArtifactTables {
  artifacts: ArtifactsTable
  artifact_objects: ArtifactObjectsTable
}

interface ArtifactsTable {
  plan_id: string
  name: string
  version: number
  content_type: string
  sha256: string
  bytes: Bytes
  created_by: string
  created_at: ColumnType<Date, Date, never>
}

interface ArtifactObjectsTable {
  sha256: string
  bytes: Bytes
  noted_at: Date
}

/** PostgreSQL's bigint, which the driver gives as text. */
type Bytes = ColumnType<string, number, never>
