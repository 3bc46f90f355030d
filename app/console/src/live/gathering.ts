/** What happens in bursts is read anew once. */
const GATHER_MS = 250

/** Reads soon after the first that asked for it, and then no sooner than `apartMs` after the last time. */
export class Gathering {
  readonly #read: () => void
  readonly #apartMs: number
  #timer: ReturnType<typeof setTimeout> | undefined
  #readAt = Number.NEGATIVE_INFINITY

  constructor(read: () => void, apartMs: number) {
    this.#read = read
    this.#apartMs = apartMs
  }

  ask(): void {
    const due = this.#readAt + this.#apartMs - Date.now()
    this.#timer ??= setTimeout(() => this.#now(), Math.max(GATHER_MS, due))
  }

  stop(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
  }

  #now(): void {
    this.#timer = undefined
    this.#readAt = Date.now()
    this.#read()
  }
}
