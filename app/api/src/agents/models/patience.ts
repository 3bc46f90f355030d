import { ModelError } from './model-error.ts'

interface Limits {
  wholeMs: number
  /** Between two signs of life. Default: no limit of its own. */
  silenceMs?: number
}

/**
 * How long one request may take: as a whole, and without anything being heard of it. The library's own limit ends with
 * the headers of the answer, after which a server could keep a request for ever.
 */
export class Patience implements Disposable {
  readonly #controller = new AbortController()
  readonly #signal: AbortSignal
  readonly #silenceMs: number | undefined
  readonly #whole: NodeJS.Timeout
  #silence: NodeJS.Timeout | undefined
  #exhausted: ModelError | undefined

  constructor(signal: AbortSignal, { wholeMs, silenceMs }: Limits) {
    this.#signal = AbortSignal.any([signal, this.#controller.signal])
    this.#silenceMs = silenceMs
    this.#whole = setTimeout(() => this.#giveUp(`no whole answer within ${wholeMs / 1000} s`), wholeMs)
    this.heard()
  }

  heard(): void {
    clearTimeout(this.#silence)
    const ms = this.#silenceMs
    if (ms !== undefined) this.#silence = setTimeout(() => this.#giveUp(`nothing for ${ms / 1000} s`), ms)
  }

  /** Does the work under these limits; says that they were the cause where they were. */
  async keep<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    try {
      return await work(this.#signal)
    } catch (error) {
      throw this.#exhausted ?? error
    }
  }

  [Symbol.dispose](): void {
    clearTimeout(this.#whole)
    clearTimeout(this.#silence)
  }

  #giveUp(why: string): void {
    this.#exhausted = new ModelError('timeout', `The model took too long: ${why}`)
    this.#controller.abort(this.#exhausted)
  }
}
