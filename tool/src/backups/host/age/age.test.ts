import { randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'
import { beforeAll, describe, expect, it } from 'vitest'
import { chunkSize } from './chunks.ts'
import { ageDecrypt } from './decrypt.ts'
import { ageEncrypt } from './encrypt.ts'
import { recipientKey } from './header.ts'

let identity = ''
let recipient = ''
beforeAll(async () => {
  identity = await generateX25519Identity()
  recipient = await identityToRecipient(identity)
})

/** Around every size at which something changes. */
const sizes = [0, 1, chunkSize - 1, chunkSize, chunkSize + 1, 2 * chunkSize, 5 * chunkSize + 17]

const through = (bytes: Buffer, stream: NodeJS.ReadWriteStream, piece = 10_000) =>
  buffer(Readable.from(piecesOf(bytes, piece)).pipe(stream))

function piecesOf(bytes: Buffer, size: number): Buffer[] {
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
    bytes.subarray(index * size, (index + 1) * size),
  )
}

function decrypting(sealed: Buffer, key: string) {
  const decrypter = new Decrypter()
  decrypter.addIdentity(key)
  const headerSize = sealed.indexOf('\n', sealed.indexOf('\n--- ') + 1) + 1
  return { decrypter, headerSize }
}

async function fileKeyIn(sealed: Buffer, key: string) {
  const { decrypter, headerSize } = decrypting(sealed, key)
  return { headerSize, fileKey: Buffer.from(await decrypter.decryptHeader(sealed.subarray(0, headerSize))) }
}

describe('age on a host', () => {
  it.each(sizes)('writes %i bytes so that age itself reads them', async (size) => {
    const plain = randomBytes(size)
    const sealed = await through(plain, ageEncrypt([recipient]))
    const { decrypter } = decrypting(sealed, identity)
    expect(Buffer.from(await decrypter.decrypt(sealed)).equals(plain)).toBe(true)
  })

  it.each(sizes)('reads %i bytes that age itself wrote, however they come', async (size) => {
    const plain = randomBytes(size)
    const encrypter = new Encrypter()
    encrypter.addRecipient(recipient)
    const sealed = Buffer.from(await encrypter.encrypt(plain))
    const { fileKey, headerSize } = await fileKeyIn(sealed, identity)
    for (const piece of [7_919, 1_000_000]) {
      const opened = await through(sealed, ageDecrypt(fileKey, headerSize), piece)
      expect(opened.equals(plain)).toBe(true)
    }
  })

  it('lets each of several recipients in, and nobody else', async () => {
    const [second, stranger] = await Promise.all([generateX25519Identity(), generateX25519Identity()])
    const sealed = await through(
      Buffer.from('data'),
      ageEncrypt([recipient, await identityToRecipient(second)]),
    )
    for (const key of [identity, second])
      expect(await decrypting(sealed, key).decrypter.decrypt(sealed, 'text')).toBe('data')
    await expect(fileKeyIn(sealed, stranger)).rejects.toThrow('no identity matched')
  })

  it('finds every chunk that was left out, moved or cut off', async () => {
    const sealed = await through(randomBytes(3 * chunkSize), ageEncrypt([recipient]))
    const { fileKey, headerSize } = await fileKeyIn(sealed, identity)
    const whole = chunkSize + 16
    const from = headerSize + 16
    const chunk = (index: number) => sealed.subarray(from + index * whole, from + (index + 1) * whole)
    const head = sealed.subarray(0, from)
    const wrong = {
      'cut at the end of a chunk': Buffer.concat([head, chunk(0), chunk(1)]),
      'cut in the middle of one': sealed.subarray(0, -1),
      'cut before the first': head,
      'without the second': Buffer.concat([head, chunk(0), chunk(2)]),
      'in another order': Buffer.concat([head, chunk(1), chunk(0), chunk(2)]),
      'with one twice': Buffer.concat([head, chunk(0), chunk(0), chunk(1), chunk(2)]),
    }
    for (const [what, bytes] of Object.entries(wrong))
      await expect(through(bytes, ageDecrypt(fileKey, headerSize)), what).rejects.toThrow(
        /as it was written|cut off/,
      )
  })

  it('knows a recipient from one that was mistyped', () => {
    expect(recipientKey(recipient)).toHaveLength(32)
    const middle = recipient.length - 20
    const other = recipient[middle] === 'q' ? 'p' : 'q'
    expect(recipientKey(recipient.slice(0, middle) + other + recipient.slice(middle + 1))).toBeUndefined()
    expect(recipientKey('age1')).toBeUndefined()
    expect(recipientKey(identity)).toBeUndefined()
  })
})
