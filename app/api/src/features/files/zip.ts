import { PassThrough, type Readable } from 'node:stream'
import { ZipFile } from 'yazl'

export interface ZipEntry {
  readonly path: string
  readonly bytes: number
  open(): Promise<Readable>
}

/**
 * Several files as one archive, which is made as it is read: one file is open at a time, and none faster than the
 * reader takes it. Files come as they are, since most were compressed before.
 */
export function zipOf(entries: readonly ZipEntry[]): Readable {
  const zip = new ZipFile()
  const output = new PassThrough()
  const paths = new Set<string>()
  for (const { path, bytes, open } of entries) {
    zip.addReadStreamLazy(uniquePath(path, paths), { compress: false, size: bytes }, (done) => {
      open().then(
        (content) =>
          done(
            null,
            content.on('error', (error) => output.destroy(error)),
          ),
        (error) => output.destroy(error),
      )
    })
  }
  zip.on('error', (error) => output.destroy(error))
  zip.end()
  zip.outputStream.pipe(output)
  return output
}

/** Files of several people can have one path. */
function uniquePath(path: string, taken: Set<string>): string {
  let unique = path
  for (let number = 2; taken.has(unique); number++) unique = path.replace(/(\.[^./]*)?$/, ` (${number})$1`)
  taken.add(unique)
  return unique
}
