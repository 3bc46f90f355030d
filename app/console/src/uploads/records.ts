/** What is remembered of an upload that has not ended, so that it goes on after a reload once the file is given again. */
export interface UploadRecord {
  readonly uploadId: string
  /** Who began it: nobody else may go on with it. */
  readonly personId: string
  readonly folder: string
  readonly name: string
  readonly bytes: number
  /** Of the file on the disk: another moment is another content. */
  readonly modified: number
}

const KEY = 'safe.uploads'

export function readRecords(): UploadRecord[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]')
    return Array.isArray(stored) ? stored.filter(isRecord) : []
  } catch {
    return []
  }
}

export function remember(record: UploadRecord): void {
  write([...readRecords().filter(({ uploadId }) => uploadId !== record.uploadId), record])
}

export function forget(uploadId: string): void {
  write(readRecords().filter((one) => one.uploadId !== uploadId))
}

export function isSameFile(record: UploadRecord, file: File, folder: string): boolean {
  return (
    record.name === file.name &&
    record.bytes === file.size &&
    record.modified === file.lastModified &&
    record.folder === folder
  )
}

/** Without room, or where a browser keeps nothing, uploads still work; only a reload forgets them. */
function write(records: readonly UploadRecord[]): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(records))
  } catch {
    return
  }
}

function isRecord(value: unknown): value is UploadRecord {
  if (typeof value !== 'object' || value === null) return false
  const record = value as Partial<Record<keyof UploadRecord, unknown>>
  return (
    ['uploadId', 'personId', 'folder', 'name'].every(
      (key) => typeof record[key as keyof UploadRecord] === 'string',
    ) && [record.bytes, record.modified].every(Number.isFinite)
  )
}
