import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { type ConfigKeys, KEY_ID_BYTES } from './config-keys.ts'

/**
 * An envelope, from its first byte to its last:
 *
 *     5    `SEAL` and the version of this layout
 *     8    id of the wrapping key
 *     60   the data key, encrypted with the wrapping key: nonce, tag, 32 bytes
 *     28 + the content, encrypted with the data key: nonce, tag, as many bytes as it has
 *
 * A rotation writes the id and the data key anew and leaves the content as it is.
 * Both encryptions are AES-256-GCM and bound to the place where the envelope belongs: in another row, or under
 * another file name, it does not open. A data key seals one content and is never used again.
 */
const MARK = Buffer.from('SEAL\x01', 'latin1')
const NONCE_BYTES = 12
const TAG_BYTES = 16
const DATA_KEY_BYTES = 32
const BOX_BYTES = NONCE_BYTES + TAG_BYTES
const KEY_END = MARK.length + KEY_ID_BYTES
const HEAD_END = KEY_END + BOX_BYTES + DATA_KEY_BYTES

/** Where the id of the wrapping key stands, for SQL's `substring`, which counts from 1. */
export const KEY_ID_PLACE = { from: MARK.length + 1, for: KEY_ID_BYTES }

/** Why an envelope does not open. `damaged`: changed since it was sealed, or meant for another place. */
export class SealError extends Error {
  override readonly name = 'SealError'
  readonly reason: 'damaged' | 'unknown-key'

  constructor(reason: 'damaged' | 'unknown-key', options?: ErrorOptions) {
    super(reason, options)
    this.reason = reason
  }
}

export const looksSealed = (bytes: Buffer) => bytes.subarray(0, MARK.length).equals(MARK)

export function seal(content: Buffer, place: string, keys: ConfigKeys): Buffer {
  const dataKey = randomBytes(DATA_KEY_BYTES)
  return Buffer.concat([headOf(dataKey, place, keys), encrypt(content, dataKey, bound(place))])
}

/** Throws SealError. */
export function open(sealed: Buffer, place: string, keys: ConfigKeys): Buffer {
  return decrypt(sealed.subarray(HEAD_END), dataKeyOf(sealed, place, keys), bound(place))
}

/** The same content under the first key, or undefined where that is so already. Throws SealError. */
export function rewrapped(sealed: Buffer, place: string, keys: ConfigKeys): Buffer | undefined {
  if (keyIdOf(sealed).equals(keys.first.id)) return undefined
  return Buffer.concat([headOf(dataKeyOf(sealed, place, keys), place, keys), sealed.subarray(HEAD_END)])
}

function headOf(dataKey: Buffer, place: string, { first }: ConfigKeys): Buffer {
  return Buffer.concat([MARK, first.id, encrypt(dataKey, first.key, bound(place, first.id))])
}

function dataKeyOf(sealed: Buffer, place: string, keys: ConfigKeys): Buffer {
  if (!looksSealed(sealed) || sealed.length < HEAD_END + BOX_BYTES) throw new SealError('damaged')
  const id = keyIdOf(sealed)
  const wrapping = keys.byId(id)
  if (!wrapping) throw new SealError('unknown-key')
  return decrypt(sealed.subarray(KEY_END, HEAD_END), wrapping.key, bound(place, id))
}

const keyIdOf = (sealed: Buffer) => sealed.subarray(MARK.length, KEY_END)

/** What is not in the box but must be as it was. */
const bound = (place: string, keyId: Buffer = Buffer.alloc(0)) =>
  Buffer.concat([MARK, keyId, Buffer.from(place)])

function encrypt(content: Buffer, key: Uint8Array, associated: Buffer): Buffer {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(associated)
  const encrypted = Buffer.concat([cipher.update(content), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), encrypted])
}

function decrypt(box: Buffer, key: Uint8Array, associated: Buffer): Buffer {
  const nonce = box.subarray(0, NONCE_BYTES)
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES })
  decipher.setAAD(associated).setAuthTag(box.subarray(NONCE_BYTES, BOX_BYTES))
  try {
    return Buffer.concat([decipher.update(box.subarray(BOX_BYTES)), decipher.final()])
  } catch (error) {
    throw new SealError('damaged', { cause: error })
  }
}
