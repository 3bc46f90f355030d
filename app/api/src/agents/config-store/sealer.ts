import { AppError } from '../../errors/app-error.ts'
import type { ConfigKeys } from './config-keys.ts'
import { open, rewrapped, SealError, seal } from './envelope.ts'

/** Where a sealed text belongs; in error messages it is also what the text is called. */
export type Place = `team ${string} version ${number}` | `team ${string} secret ${string}` | `file ${string}`

export const versionPlace = (teamId: string, number: number): Place => `team ${teamId} version ${number}`
export const secretPlace = (teamId: string, name: string): Place => `team ${teamId} secret ${name}`
export const filePlace = (name: string): Place => `file ${name}`

/** Seals texts, opens them at their place, and names what does not open. */
export class Sealer {
  readonly #keys: ConfigKeys

  constructor(keys: ConfigKeys) {
    this.#keys = keys
  }

  get currentKeyId(): Buffer {
    return this.#keys.first.id
  }

  seal(text: string, place: Place): Buffer {
    return seal(Buffer.from(text), place, this.#keys)
  }

  /** Throws `config/damaged` or `config/unknown-key`. */
  open(sealed: Buffer, place: Place): string {
    return this.#named(place, () => open(sealed, place, this.#keys).toString())
  }

  /** Whether it opens to this text; false of what does not open. */
  says(sealed: Buffer, place: Place, text: string): boolean {
    try {
      return open(sealed, place, this.#keys).toString() === text
    } catch (error) {
      if (error instanceof SealError) return false
      throw error
    }
  }

  /** The same under the first key; undefined where that is so already. Throws as `open` does. */
  rewrap(sealed: Buffer, place: Place): Buffer | undefined {
    return this.#named(place, () => rewrapped(sealed, place, this.#keys))
  }

  #named<T>(place: Place, work: () => T): T {
    if (this.#keys.isEmpty) throw new AppError('config/no-key')
    try {
      return work()
    } catch (error) {
      if (!(error instanceof SealError)) throw error
      throw new AppError(`config/${error.reason}`, { what: place }, { cause: error })
    }
  }
}
