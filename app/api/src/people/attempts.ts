import { createHash } from 'node:crypto'
import { AppError } from '../errors/app-error.ts'
import type { Counters } from '../limits/counters.ts'
import { nameKey } from './name.ts'

const WINDOW_MS = 15 * 60_000
/** A person who mistypes gets it right within a few; a guesser gets 480 a day. */
const PER_NAME_AND_ADDRESS = 5
/** One post behind one address may have many people, and whoever tries many names has many addresses. */
const PER_ADDRESS = 50

/** Bounds guessing by counting before the answer is known, so that guesses side by side count too. */
export class Attempts {
  readonly #counters: Counters

  constructor(counters: Counters) {
    this.#counters = counters
  }

  /** Refuses when there were too many of late. The same for names that there are and names that there are not. */
  async begin(name: string, address: string): Promise<void> {
    const [pair, all] = await Promise.all([
      this.#counters.increase(pairKey(name, address), WINDOW_MS),
      this.#counters.increase(`sign-in:${address}`, WINDOW_MS),
    ])
    if (pair.count > PER_NAME_AND_ADDRESS) throw tooMany(pair.remainingMs)
    if (all.count > PER_ADDRESS) throw tooMany(all.remainingMs)
  }

  async succeeded(name: string, address: string): Promise<void> {
    await this.#counters.forget(pairKey(name, address))
  }
}

function tooMany(remainingMs: number): AppError {
  return new AppError('auth/too-many-attempts', { seconds: String(Math.ceil(remainingMs / 1_000)) })
}

/** Hashed, since people type passwords into the field for the name. */
function pairKey(name: string, address: string): string {
  return `sign-in:${createHash('sha256').update(nameKey(name)).digest('hex').slice(0, 32)}:${address}`
}
