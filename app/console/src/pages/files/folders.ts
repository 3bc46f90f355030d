/** A folder on the way from the uppermost one, with its own name. */
export interface Crumb {
  readonly path: string
  readonly name: string
}

/** `reports/2026` → `reports`, `reports/2026`. */
export function crumbsOf(folder: string): Crumb[] {
  if (folder === '') return []
  const names = folder.split('/')
  return names.map((name, index) => ({ name, path: names.slice(0, index + 1).join('/') }))
}

export const within = (folder: string, name: string): string => (folder === '' ? name : `${folder}/${name}`)

/** `1.4 MB`, as people count. */
export function formatBytes(bytes: number, language: string): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const
  const power = bytes === 0 ? 0 : Math.min(Math.floor(Math.log10(bytes) / 3), units.length - 1)
  const value = bytes / 1000 ** power
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: units[power] ?? 'byte',
    unitDisplay: 'short',
    maximumFractionDigits: value < 10 && power > 0 ? 1 : 0,
  }).format(value)
}

/** Files that were dropped, those of folders too, each with the folder it lies in. */
export async function droppedFiles(items: DataTransferItemList): Promise<{ file: File; folder: string }[]> {
  const entries = [...items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null)
  return (await Promise.all(entries.map((entry) => filesIn(entry, '')))).flat()
}

async function filesIn(entry: FileSystemEntry, folder: string): Promise<{ file: File; folder: string }[]> {
  if (isFile(entry)) {
    const file = await new Promise<File>((done, failed) => entry.file(done, failed))
    return [{ file, folder }]
  }
  if (!isDirectory(entry)) return []
  const reader = entry.createReader()
  const children: FileSystemEntry[] = []
  // A reader gives a hundred at a time, and nothing at the end.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((done, failed) => reader.readEntries(done, failed))
    if (some.length === 0) break
    children.push(...some)
  }
  const below = within(folder, entry.name)
  return (await Promise.all(children.map((child) => filesIn(child, below)))).flat()
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile
const isDirectory = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory
