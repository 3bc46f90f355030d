import type { Json } from '../json.ts'
import type { ModelMessage } from '../messages.ts'

/** Chooses what of a conversation a model is shown. */
export type View = (messages: readonly ModelMessage[]) => readonly ModelMessage[]

/** What an agent's model has been given and has said, in order. */
export class Context {
  readonly #initial: readonly ModelMessage[]
  readonly #view: View
  #messages: ModelMessage[]

  constructor(view: View = (messages) => messages, initial: readonly ModelMessage[] = []) {
    this.#view = view
    this.#initial = initial
    this.#messages = [...initial]
  }

  add(...messages: readonly ModelMessage[]): void {
    this.#messages.push(...messages)
  }

  view(): readonly ModelMessage[] {
    return [...this.#view(this.#messages)]
  }

  /** AutoGen keeps nothing here, the initial messages neither; without them an agent would not be itself any more. */
  clear(): void {
    this.#messages = [...this.#initial]
  }

  save(): Json {
    return [...this.#messages]
  }

  load(state: Json): void {
    this.#messages = [...(state as ModelMessage[])]
  }
}
