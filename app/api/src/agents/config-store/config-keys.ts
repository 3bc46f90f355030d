import { createHash, hkdfSync } from 'node:crypto'
import { AppError } from '../../errors/app-error.ts'
import type { Secret } from '../../secret.ts'

const KEY_BYTES = 32
export const KEY_ID_BYTES = 8

/** What wraps the data keys. */
export interface WrappingKey {
  /** Names the key in what it wrapped, without telling anything of it. */
  readonly id: Buffer
  readonly key: Uint8Array
}

/** The keys of CONFIG_KEY: the first seals, all of them open. */
export class ConfigKeys {
  readonly #keys: readonly WrappingKey[]

  constructor(secrets: readonly Secret[]) {
    this.#keys = secrets.map((secret) => wrappingKey(secret.reveal()))
  }

  get isEmpty(): boolean {
    return this.#keys.length === 0
  }

  /** Throws `config/no-key` where CONFIG_KEY is not set: nothing is kept that is not encrypted. */
  get first(): WrappingKey {
    const [first] = this.#keys
    if (!first) throw new AppError('config/no-key')
    return first
  }

  byId(id: Buffer): WrappingKey | undefined {
    return this.#keys.find((key) => key.id.equals(id))
  }
}

function wrappingKey(secret: string): WrappingKey {
  const derive = (purpose: string) =>
    new Uint8Array(hkdfSync('sha256', secret, '', `config ${purpose}`, KEY_BYTES))
  const id = createHash('sha256').update(derive('key id')).digest().subarray(0, KEY_ID_BYTES)
  return { id, key: derive('wrapping key') }
}
