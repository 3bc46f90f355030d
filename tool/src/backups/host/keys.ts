/** Below this, backups lie, each in a folder of its own. */
export const backupsFolder = 'backups/'

export function folderOf(id: string): string {
  return `${backupsFolder}${id}/`
}

/** Where a backup says what it holds. */
export function manifestKey(id: string): string {
  return `${folderOf(id)}manifest.json`
}
