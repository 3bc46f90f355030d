import type { Selectable } from 'kysely'
import type { Artifact } from './schema.ts'
import type { ArtifactTables } from './tables.ts'

export type ArtifactRow = Selectable<ArtifactTables['artifacts']>

export function artifactOf(row: ArtifactRow): Artifact {
  return {
    planId: row.plan_id,
    name: row.name,
    version: row.version,
    contentType: row.content_type,
    bytes: Number(row.bytes),
    sha256: row.sha256,
    createdBy: row.created_by,
    createdAt: row.created_at.toISOString(),
  }
}
