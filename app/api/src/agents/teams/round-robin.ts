import type { Json } from '../json.ts'
import type { Speakers } from './speakers.ts'

/** One after the other, and from the first again; a new task goes on where the last one stopped. */
export class RoundRobin implements Speakers {
  readonly #names: readonly string[]
  #next = 0

  constructor(names: readonly string[]) {
    this.#names = names
  }

  async next(): Promise<readonly string[]> {
    const speaker = this.#names[this.#next]
    this.#next = (this.#next + 1) % this.#names.length
    return speaker === undefined ? [] : [speaker]
  }

  reset(): void {
    this.#next = 0
  }

  save(): Json {
    return this.#next
  }

  load(state: Json): void {
    this.#next = Number(state)
  }
}
