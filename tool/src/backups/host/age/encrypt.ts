import { createCipheriv, randomBytes } from 'node:crypto'
import { Transform } from 'node:stream'
import { chunkNonce, chunkSize, nonceSize, tagSize } from './chunks.ts'
import { ageHeader, derive } from './header.ts'

/**
 * Encrypts what passes through to the recipients, as `age -r` does. By Node's own cipher: the library's is written in
 * JavaScript, and takes half of what a backup may take.
 */
export function ageEncrypt(recipients: readonly string[]): Transform {
  const fileKey = randomBytes(16)
  const nonce = randomBytes(nonceSize)
  const key = derive(fileKey, nonce, 'payload')
  let index = 0
  let rest: Buffer = Buffer.alloc(0)

  const sealed = (plain: Buffer, isLast: boolean): Buffer[] => {
    const cipher = createCipheriv('chacha20-poly1305', key, chunkNonce(index++, isLast), {
      authTagLength: tagSize,
    })
    return [cipher.update(plain), cipher.final(), cipher.getAuthTag()]
  }

  return new Transform({
    construct(done) {
      this.push(Buffer.concat([ageHeader(fileKey, recipients), nonce]))
      done()
    },
    transform(piece: Buffer, _encoding, done) {
      const plain = rest.length === 0 ? piece : Buffer.concat([rest, piece])
      const out: Buffer[] = []
      let from = 0
      // The last chunk is sealed differently, so a full one waits until more comes.
      for (; plain.length - from > chunkSize; from += chunkSize)
        out.push(...sealed(plain.subarray(from, from + chunkSize), false))
      rest = Buffer.from(plain.subarray(from))
      done(null, Buffer.concat(out))
    },
    flush(done) {
      done(null, Buffer.concat(sealed(rest, true)))
    },
  })
}
