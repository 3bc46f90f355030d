import type { TeamRow, VersionRow } from '../../agents/config-store/repository.ts'
import type { Team, Version } from './schema.ts'

export function teamOf(row: TeamRow, newest: number): Team {
  return {
    id: row.id,
    name: row.name,
    format: row.format,
    description: row.description,
    version: newest,
    file: row.file,
    createdBy: row.created_by,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  }
}

export function versionOf(row: Omit<VersionRow, 'sealed'>): Version {
  return {
    id: row.id,
    number: row.number,
    note: row.note,
    author: row.author,
    fromFile: row.from_file,
    createdAt: row.created_at.toISOString(),
  }
}
