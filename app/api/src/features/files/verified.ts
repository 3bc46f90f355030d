import { createHash } from 'node:crypto'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { AppError } from '../../errors/app-error.ts'

/**
 * Passes a content on, but for its last piece until the whole has the checksum that it should have. What was damaged
 * is therefore never complete: the connection breaks, and nobody takes it for the file.
 */
export function verified(content: Readable, sha256: string): Readable {
  const hash = createHash('sha256')
  let held: Buffer | undefined
  const gate = new Transform({
    transform(chunk: Buffer, _, done) {
      hash.update(chunk)
      if (held) this.push(held)
      held = chunk
      done()
    },
    flush(done) {
      if (hash.digest('hex') === sha256) done(null, held)
      else done(new AppError('file/damaged'))
    },
  })
  // Whoever reads the gate hears of what breaks.
  pipeline(content, gate).catch(() => {})
  return gate
}
