import { createHash } from 'node:crypto'

/** A host key as its owner wrote it down: `SHA256:…` as `ssh-keygen -l` shows it, or `ssh-ed25519 AAAA…` itself. */
export type PinnedKey = string

/** Whether the key that a host showed, as SSH sends it, is the one that was pinned. */
export function isPinned(pinned: PinnedKey, shown: Buffer): boolean {
  const [type, encoded] = pinned.split(' ')
  return encoded === undefined ? type === fingerprint(shown) : encoded === shown.toString('base64')
}

/** `SHA256:…`, as `ssh-keygen -l` and ssh itself show it. */
export function fingerprint(key: Buffer): string {
  return `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`
}

/** `ssh-ed25519`: a key begins with the length of its type and the type. RFC 4253, section 6.6. */
export function typeOf(key: Buffer): string {
  return key.subarray(4, 4 + key.readUInt32BE(0)).toString()
}

/**
 * The signatures to ask a host for, one choice after the other. A host has keys of several types and shows the one
 * that is asked for. A pinned key asks for its own type; a fingerprint tells no type, so each is asked for in turn.
 */
export function signatureChoices(pinned: PinnedKey): SignatureAlgorithm[][] {
  const [type] = pinned.split(' ')
  const known = types.filter((one) => one.type === type)
  return (known.length > 0 ? known : types).map(({ signatures }) => [...signatures])
}

/** By type of key. RSA keys sign with SHA-2 only: RFC 8332. */
const types = [
  { type: 'ssh-ed25519', signatures: ['ssh-ed25519'] },
  { type: 'ecdsa-sha2-nistp256', signatures: ['ecdsa-sha2-nistp256'] },
  { type: 'ecdsa-sha2-nistp384', signatures: ['ecdsa-sha2-nistp384'] },
  { type: 'ecdsa-sha2-nistp521', signatures: ['ecdsa-sha2-nistp521'] },
  { type: 'ssh-rsa', signatures: ['rsa-sha2-512', 'rsa-sha2-256'] },
] as const

export type SignatureAlgorithm = (typeof types)[number]['signatures'][number]
