import { textOf } from '../message-text.ts'
import type { ChatMessage, HandoffMessage, Message } from '../messages.ts'
import type { Participant, Turn } from '../participant.ts'
import type { Steps } from '../steps.ts'

/** A person's place in the team: its turn is a question, and the run waits for the answer as long as it takes. */
export class UserProxy implements Participant {
  readonly name: string
  readonly description: string

  constructor({ name, description }: { readonly name: string; readonly description: string }) {
    this.name = name
    this.description = description
  }

  async turn(heard: readonly ChatMessage[], steps: Steps): Promise<Turn> {
    const handoff = this.#handoffIn(heard)
    const last = heard.at(-1)
    const asked: Message = { type: 'UserInputRequestedEvent', source: this.name, content: '' }
    await steps.tell({ kind: 'message', message: asked })
    const { text } = await steps.ask(`ask:${this.name}`, {
      source: this.name,
      prompt: last ? textOf(last) : '',
    })
    const said: ChatMessage = handoff
      ? { type: 'HandoffMessage', source: this.name, content: text, target: handoff.source, context: [] }
      : { type: 'TextMessage', source: this.name, content: text }
    await steps.tell({ kind: 'message', message: said })
    return { told: [asked, said], delta: [said], said: [said] }
  }

  /** Who was handed over to hands back. */
  #handoffIn(heard: readonly ChatMessage[]): HandoffMessage | undefined {
    const last = heard.at(-1)
    if (last?.type !== 'HandoffMessage') return undefined
    if (last.target === this.name) return last
    throw new Error(`${this.name} was asked to answer a handover from ${last.source} to ${last.target}.`)
  }

  reset(): void {}

  save(): null {
    return null
  }

  load(): void {}

  async close(): Promise<void> {}
}
