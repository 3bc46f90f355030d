import { createHash } from 'node:crypto'
import { Transform } from 'node:stream'

/** How much there is of something, and its digest. */
export interface Measure {
  /** Bytes. */
  readonly size: number
  readonly sha256: string
}

/** Lets through what comes, and measures it. */
export interface Meter {
  readonly stream: Transform
  /** Of all that came; called once, at the end. */
  read(): Measure
}

export function openMeter(): Meter {
  const hash = createHash('sha256')
  let size = 0
  const stream = new Transform({
    transform(piece: Buffer, _encoding, done) {
      hash.update(piece)
      size += piece.length
      done(null, piece)
    },
  })
  return { stream, read: () => ({ size, sha256: hash.digest('hex') }) }
}
