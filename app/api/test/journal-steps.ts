import { type InlineOptions, InlineSteps } from '../src/agents/inline-steps.ts'
import type { Json } from '../src/agents/json.ts'
import type { Branch, Steps } from '../src/agents/steps.ts'

/** What steps and branches gave, as text: what would be left after a crash. */
export type Journal = Map<string, string>

/** Steps that write down what was done, and do not do again what is written down. */
export class JournalSteps extends InlineSteps {
  readonly #journal: Journal
  readonly #options: InlineOptions
  readonly #scope: string
  #count = 0

  constructor(journal: Journal, options: InlineOptions = {}, scope = '') {
    super(options)
    this.#journal = journal
    this.#options = options
    this.#scope = scope
  }

  override run<T extends Json>(name: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    return this.#once(name, () => super.run(name, work))
  }

  override all<T extends Json>(branches: readonly Branch<T>[]): Promise<T[]> {
    return Promise.all(
      branches.map(({ name, work }) => {
        const steps: Steps = new JournalSteps(
          this.#journal,
          this.#options,
          `${this.#scope}${this.#count}/${name}/`,
        )
        return this.#once(name, () => work(steps))
      }),
    )
  }

  async #once<T extends Json>(name: string, work: () => Promise<T>): Promise<T> {
    const key = `${this.#scope}${this.#count++} ${name}`
    const known = this.#journal.get(key)
    if (known !== undefined) return JSON.parse(known)
    const result = await work()
    this.#journal.set(key, JSON.stringify(result))
    return result
  }
}
