import { randomUUID } from 'node:crypto'
import type { Json } from './json.ts'
import type { RunEvent } from './run-events.ts'
import type { Answer, Branch, Question, Steps } from './steps.ts'

export type InlineOptions = {
  readonly signal?: AbortSignal
  /** What to do with what is told; default: nothing. */
  readonly tell?: (event: RunEvent) => void
  readonly stream?: Steps['stream']
  /** How people answer; default: nobody is there, and asking fails. */
  readonly ask?: (question: Question) => Promise<Answer>
  readonly now?: () => number
  readonly stopRequested?: () => boolean
}

/** Steps without a journal: what is lost is lost. For replaying, tests and measurements. */
export class InlineSteps implements Steps {
  readonly signal: AbortSignal
  readonly #options: InlineOptions

  constructor(options: InlineOptions = {}) {
    this.#options = options
    this.signal = options.signal ?? new AbortController().signal
  }

  async run<T extends Json>(_name: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    this.signal.throwIfAborted()
    return work(this.signal)
  }

  all<T extends Json>(branches: readonly Branch<T>[]): Promise<T[]> {
    return Promise.all(branches.map(({ work }) => work(this)))
  }

  async ask(_name: string, question: Question): Promise<Answer> {
    if (!this.#options.ask) throw new Error(`Nobody is there to answer ${question.source}.`)
    return this.#options.ask(question)
  }

  async now(): Promise<number> {
    return this.#options.now?.() ?? Date.now()
  }

  async uuid(): Promise<string> {
    return randomUUID()
  }

  async stopRequested(): Promise<boolean> {
    return this.#options.stopRequested?.() ?? false
  }

  async tell(event: RunEvent): Promise<void> {
    this.#options.tell?.(event)
  }

  stream(piece: { readonly source: string; readonly text: string }): void {
    this.#options.stream?.(piece)
  }
}
