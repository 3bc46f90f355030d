import type { Json } from '../json.ts'
import type { ChatMessage, HandoffMessage, Message } from '../messages.ts'
import type { Speakers } from './speakers.ts'

/** Whoever was handed over to last; until somebody hands over, the same one goes on. */
export class Swarm implements Speakers {
  readonly #names: readonly string[]
  #current: string

  constructor(names: readonly string[]) {
    this.#names = names
    this.#current = names[0] ?? ''
  }

  accept(task: readonly ChatMessage[], thread: readonly Message[]): void {
    const handoff = task.find(isHandoff) ?? thread.findLast(isHandoff)
    if (!handoff || this.#names.includes(handoff.target)) return
    throw new Error(
      `The last handover went to ${handoff.target}, who is none of ${this.#names.join(', ')}. ` +
        'Go on with a task that hands over to one of them.',
    )
  }

  async next(thread: readonly Message[]): Promise<readonly string[]> {
    this.#current = thread.findLast(isHandoff)?.target ?? this.#current
    return [this.#current]
  }

  reset(): void {
    this.#current = this.#names[0] ?? ''
  }

  save(): Json {
    return this.#current
  }

  load(state: Json): void {
    this.#current = String(state)
  }
}

/** What a SocietyOfMind agent hands to its team has no target and hands over to nobody. */
function isHandoff(message: Message): message is HandoffMessage {
  return message.type === 'HandoffMessage' && message.target !== ''
}
