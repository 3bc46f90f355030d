import type { Context } from '../contexts/context.ts'
import type { Json } from '../json.ts'
import { turnOf, turnsOf } from '../message-text.ts'
import {
  type ChatMessage,
  isChatMessage,
  type Message,
  type ModelMessage,
  type TextMessage,
} from '../messages.ts'
import type { ModelCalls } from '../models/model-calls.ts'
import type { Participant, Turn } from '../participant.ts'
import type { Steps } from '../steps.ts'

export type SocietySettings = {
  readonly name: string
  readonly description: string
  /** Absent: the engine's own words. */
  readonly instruction?: string
  readonly responsePrompt?: string
}

// As many words as AutoGen's have (25 and 15): replayed models count words as tokens, and conditions add them up.
const ownInstruction =
  'You were given a request before, and you and a team of yours talked it through together. ' +
  'This is what was said, word for word:'
const ownResponsePrompt =
  "Answer the request so that the answer stands alone, without mention of the team's talk."

/** Speaks for a team: the team talks, the agent's model sums up, and the others hear only that. */
export class SocietyOfMind implements Participant {
  readonly name: string
  readonly description: string
  readonly #settings: SocietySettings
  readonly #team: Participant
  readonly #calls: ModelCalls
  readonly #context: Context

  constructor(
    settings: SocietySettings,
    { team, calls, context }: { team: Participant; calls: ModelCalls; context: Context },
  ) {
    this.name = settings.name
    this.description = settings.description
    this.#settings = settings
    this.#team = team
    this.#calls = calls
    this.#context = context
  }

  async turn(heard: readonly ChatMessage[], steps: Steps): Promise<Turn> {
    const inner = await this.#team.turn([...this.#before(), ...heard], steps)
    const said = await this.#sumUp(inner.told, steps)
    await steps.tell({ kind: 'message', message: said })
    this.#context.add(...heard.flatMap(turnsOf))
    this.#team.reset()
    return { told: [...inner.told, said], delta: [said], said: [said] }
  }

  /** The team begins anew each time, so what was said earlier is handed to it. */
  #before(): readonly ChatMessage[] {
    const context = this.#context.view()
    if (context.length === 0) return []
    const content = 'relevant previous messages'
    return [{ type: 'HandoffMessage', source: this.name, content, target: '', context }]
  }

  async #sumUp(told: readonly Message[], steps: Steps): Promise<TextMessage> {
    if (told.length === 0) return { type: 'TextMessage', source: this.name, content: 'No response.' }
    const messages = [
      this.#prompt(this.#settings.instruction, ownInstruction),
      ...told.filter(isChatMessage).map(turnOf),
      this.#prompt(this.#settings.responsePrompt, ownResponsePrompt),
    ]
    const { content, usage } = await this.#calls.ask(steps, { messages })
    if (typeof content !== 'string') throw new Error(`${this.name}: the model called tools it was not given.`)
    const { promptTokens, completionTokens } = usage
    return { type: 'TextMessage', source: this.name, content, usage: { promptTokens, completionTokens } }
  }

  #prompt(given: string | undefined, own: string): ModelMessage {
    const text = { content: given ?? own, ...(given === undefined && { worded: { around: [] } }) }
    return this.#calls.client.info.multipleSystemMessages === true
      ? { type: 'SystemMessage', ...text }
      : { type: 'UserMessage', source: 'user', ...text }
  }

  reset(): void {
    this.#team.reset()
    this.#context.clear()
  }

  save(): Json {
    return { team: this.#team.save(), context: this.#context.save(), calls: this.#calls.count }
  }

  load(state: Json): void {
    const { team, context, calls } = state as { team: Json; context: Json; calls: number }
    this.#team.load(team)
    this.#context.load(context)
    this.#calls.count = calls
  }

  close(): Promise<void> {
    return this.#team.close()
  }
}
