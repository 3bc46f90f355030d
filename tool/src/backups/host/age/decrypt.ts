import { createDecipheriv } from 'node:crypto'
import { Transform } from 'node:stream'
import { chunkNonce, chunkSize, nonceSize, tagSize } from './chunks.ts'
import { derive } from './header.ts'

/**
 * Decrypts what passes through, an age file whose key is known. Fails at the first chunk that was changed, moved or
 * cut off; what came out before that is as it was encrypted.
 */
export function ageDecrypt(fileKey: Buffer, headerSize: number): Transform {
  const sealedSize = chunkSize + tagSize
  let key: Buffer | undefined
  let skip = headerSize
  let index = 0
  let rest: Buffer = Buffer.alloc(0)

  const opened = (sealed: Buffer, isLast: boolean): Buffer[] => {
    if (key === undefined || sealed.length < tagSize) throw new Error('the encrypted data is cut off')
    const decipher = createDecipheriv('chacha20-poly1305', key, chunkNonce(index, isLast), {
      authTagLength: tagSize,
    })
    decipher.setAuthTag(sealed.subarray(-tagSize))
    try {
      const plain = [decipher.update(sealed.subarray(0, -tagSize)), decipher.final()]
      index++
      return plain
    } catch (cause) {
      throw new Error(`chunk ${index} of the encrypted data is not as it was written`, { cause })
    }
  }

  const take = (piece: Buffer): Buffer[] => {
    let from = Math.min(skip, piece.length)
    skip -= from
    const sealed = rest.length === 0 ? piece.subarray(from) : Buffer.concat([rest, piece.subarray(from)])
    from = 0
    if (key === undefined && sealed.length >= nonceSize) {
      key = derive(fileKey, sealed.subarray(0, nonceSize), 'payload')
      from = nonceSize
    }
    const out: Buffer[] = []
    if (key !== undefined)
      for (; sealed.length - from > sealedSize; from += sealedSize)
        out.push(...opened(sealed.subarray(from, from + sealedSize), false))
    rest = Buffer.from(sealed.subarray(from))
    return out
  }

  return new Transform({
    transform(piece: Buffer, _encoding, done) {
      try {
        done(null, Buffer.concat(take(piece)))
      } catch (error) {
        done(error as Error)
      }
    },
    flush(done) {
      try {
        done(null, Buffer.concat(opened(rest, true)))
      } catch (error) {
        done(error as Error)
      }
    },
  })
}
