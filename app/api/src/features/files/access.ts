import { AppError } from '../../errors/app-error.ts'
import type { Person } from '../../people/person.ts'
import type { FileRow, UploadRow } from './rows.ts'

/** Other people's files are not there: who may not see them is not told that they exist. */
export function readable(row: FileRow | undefined, person: Person): FileRow {
  if (row?.shared && !row.trashed_at) return row
  return own(row, person)
}

export function own(row: FileRow | undefined, person: Person): FileRow {
  if (row && mayChange(row, person)) return row
  throw new AppError('file/not-found')
}

export function ownUpload(row: UploadRow | undefined, person: Person): UploadRow {
  if (row && mayChange(row, person)) return row
  throw new AppError('file/upload-not-found')
}

function mayChange({ owner_id }: { readonly owner_id: string }, { id, role }: Person): boolean {
  return owner_id === id || role === 'administrator'
}
