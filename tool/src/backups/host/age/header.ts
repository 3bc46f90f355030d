import {
  createCipheriv,
  createHmac,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
} from 'node:crypto'
import { fromBech32 } from './bech32.ts'

/** The key of an X25519 recipient (`age1…`); undefined where that is none. */
export function recipientKey(recipient: string): Buffer | undefined {
  const key = fromBech32(recipient, 'age')
  return key?.length === 32 ? key : undefined
}

/**
 * What stands before the data of an age file: the file's key, locked up for each recipient.
 * https://c2sp.org/age#x25519-recipient-stanza. It is here, and not the library that the tool reads with, so that what
 * runs on a host needs nothing but Node.
 */
export function ageHeader(fileKey: Buffer, recipients: readonly string[]): Buffer {
  const stanzas = recipients.map((recipient) => stanzaFor(fileKey, recipient))
  const sealed = `age-encryption.org/v1\n${stanzas.join('')}---`
  const mac = createHmac('sha256', derive(fileKey, Buffer.alloc(0), 'header'))
    .update(sealed)
    .digest()
  return Buffer.from(`${sealed} ${unpadded(mac)}\n`)
}

function stanzaFor(fileKey: Buffer, recipient: string): string {
  const theirs = recipientKey(recipient)
  if (theirs === undefined) throw new Error(`${recipient} is no X25519 recipient of age`)
  const ours = generateKeyPairSync('x25519')
  const share = Buffer.from(ours.publicKey.export({ format: 'jwk' }).x ?? '', 'base64url')
  const publicKey = createPublicKey({
    key: { kty: 'OKP', crv: 'X25519', x: theirs.toString('base64url') },
    format: 'jwk',
  })
  const shared = diffieHellman({ privateKey: ours.privateKey, publicKey })
  const wrapping = derive(shared, Buffer.concat([share, theirs]), 'age-encryption.org/v1/X25519')
  const cipher = createCipheriv('chacha20-poly1305', wrapping, Buffer.alloc(12), { authTagLength: 16 })
  const body = Buffer.concat([cipher.update(fileKey), cipher.final(), cipher.getAuthTag()])
  return `-> X25519 ${unpadded(share)}\n${unpadded(body)}\n`
}

export function derive(secret: Buffer, salt: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, salt, purpose, 32))
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '')
}
