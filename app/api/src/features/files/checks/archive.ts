import { type Entry, fromRandomAccessReaderPromise } from 'yauzl'
import { AppError } from '../../../errors/app-error.ts'
import { HARMLESS_UNPACKED_BYTES, LARGEST_RATIO, LARGEST_UNPACKED_BYTES, MOST_ENTRIES } from '../limits.ts'
import { type ReadRange, WindowReader } from './window-reader.ts'

/**
 * Reads the directory of a ZIP archive, never its contents, and answers the names in it. Refuses what would do harm to
 * whoever unpacks it: what becomes too much, leads elsewhere, or is itself an archive, of which nothing is known.
 */
export async function inspectArchive(read: ReadRange, bytes: number): Promise<string[]> {
  const names: string[] = []
  let packed = 0
  let unpacked = 0
  for await (const entry of entriesOf(read, bytes)) {
    if (isLink(entry) || isArchiveName(entry.fileName)) throw new AppError('file/archive-unsafe')
    names.push(entry.fileName)
    packed += entry.compressedSize
    unpacked += entry.uncompressedSize
  }
  const tooTight = unpacked > HARMLESS_UNPACKED_BYTES && unpacked > bytes * LARGEST_RATIO
  // Contents that lie over one another are more than the archive has room for.
  if (unpacked > LARGEST_UNPACKED_BYTES || tooTight || packed > bytes) throw tooLarge()
  return names
}

/** yauzl itself refuses names that are absolute or lead upwards, and directories that are not in order. */
async function* entriesOf(read: ReadRange, bytes: number): AsyncGenerator<Entry> {
  try {
    const options = { autoClose: false, lazyEntries: true, strictFileNames: true }
    const archive = await fromRandomAccessReaderPromise(new WindowReader(read, bytes), bytes, options)
    if (archive.entryCount > MOST_ENTRIES) throw tooLarge()
    yield* archive.eachEntry()
  } catch (error) {
    throw error instanceof AppError ? error : new AppError('file/archive-unsafe', {}, { cause: error })
  }
}

/** The upper half of the attributes is the Unix mode where the archive was made on Unix. */
function isLink({ externalFileAttributes }: Entry): boolean {
  return ((externalFileAttributes >>> 16) & 0o170000) === 0o120000
}

function isArchiveName(name: string): boolean {
  return /\.(zip|7z|rar|tar|gz|tgz|bz2|xz|zst|jar)$/i.test(name)
}

function tooLarge(): AppError {
  return new AppError('file/archive-too-large')
}
