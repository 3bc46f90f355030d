import { createHash, hkdfSync, randomBytes } from 'node:crypto'
import type { Secret } from '../secret.ts'

/** The keys that one secret stands for; one for each purpose, so that none can be used in place of another. */
export interface Key {
  /** Names the key in tokens without telling anything of it. */
  readonly id: string
  readonly access: Uint8Array
  readonly refresh: Uint8Array
}

export interface Keyring {
  /** Signs what is new. */
  readonly current: Key
  /** Also those that sign nothing new, so that a secret can be replaced while people are signed in. */
  readonly byId: ReadonlyMap<string, Key>
}

const KEY_BYTES = 32

/** The first secret signs. Without any, a random one that lasts as long as the process. */
export function createKeyring(secrets: readonly Secret[]): Keyring {
  const [first, ...others] = secrets.map((secret) => keyOf(secret.reveal()))
  const current = first ?? keyOf(randomBytes(KEY_BYTES).toString('hex'))
  return { current, byId: new Map([current, ...others].map((key) => [key.id, key])) }
}

function keyOf(secret: string): Key {
  const derive = (purpose: string) => new Uint8Array(hkdfSync('sha256', secret, '', purpose, KEY_BYTES))
  const id = createHash('sha256').update(derive('key id')).digest('hex').slice(0, 12)
  return { id, access: derive('access token'), refresh: derive('refresh token') }
}
