import type { Context } from '../contexts/context.ts'
import type { Json } from '../json.ts'
import { callsText, turnsOf } from '../message-text.ts'
import { isChatMessage, type Message, type ModelMessage } from '../messages.ts'
import type { ModelCalls } from '../models/model-calls.ts'
import { pythonFormat, pythonList, pythonString } from '../python-text.ts'
import type { Steps } from '../steps.ts'
import { mentionedIn } from './mentions.ts'
import { rolesOf } from './roles.ts'
import type { Speakers } from './speakers.ts'

export type SelectorSettings = {
  /** With `{roles}`, `{participants}` and `{history}`. */
  readonly prompt: string
  readonly allowRepeatedSpeaker: boolean
  readonly maxAttempts: number
  readonly streaming: boolean
  /** Under which name the model's answers are told as messages, where they are. AutoGen tells streamed ones only. */
  readonly tellAs?: string
}

/** A model reads the conversation and says who should speak. Where one candidate is left, it is not asked. */
export class Selector implements Speakers {
  readonly #settings: SelectorSettings
  readonly #names: readonly string[]
  readonly #roles: string
  readonly #calls: ModelCalls
  readonly #context: Context
  #previous: string | undefined

  constructor(
    settings: SelectorSettings,
    participants: readonly { readonly name: string; readonly description: string }[],
    { calls, context }: { calls: ModelCalls; context: Context },
  ) {
    this.#settings = settings
    this.#names = participants.map(({ name }) => name)
    this.#roles = rolesOf(participants)
    this.#calls = calls
    this.#context = context
  }

  hear(added: readonly Message[]): void {
    this.#context.add(...added.filter(isChatMessage).flatMap(turnsOf))
  }

  async next(_thread: readonly Message[], steps: Steps, tell: Tell): Promise<readonly string[]> {
    const candidates = this.#names.filter(
      (name) => this.#settings.allowRepeatedSpeaker || name !== this.#previous,
    )
    const [only] = candidates
    this.#previous = only && candidates.length === 1 ? only : await this.#select(candidates, steps, tell)
    return [this.#previous]
  }

  async #select(candidates: readonly string[], steps: Steps, tell: Tell): Promise<string> {
    const messages = [this.#question(candidates)]
    for (let attempt = 1; attempt <= this.#settings.maxAttempts; attempt += 1) {
      const { content } = await this.#calls.ask(steps, { messages: [...messages] }, this.#settings.streaming)
      const answer = typeof content === 'string' ? content : callsText(content)
      const { tellAs } = this.#settings
      if (tellAs !== undefined) await tell({ type: 'SelectorEvent', source: tellAs, content: answer })
      const mentioned = mentionedIn(answer, this.#names)
      const [name] = mentioned
      const repeated = !this.#settings.allowRepeatedSpeaker && name === this.#previous
      if (name !== undefined && mentioned.length === 1 && !repeated) return name
      messages.push(
        { type: 'AssistantMessage', source: 'selector', content: answer },
        feedback(mentioned, candidates),
      )
    }
    return this.#previous ?? candidates[0] ?? ''
  }

  /** OpenAI's models take it as a system message, many others answer to a user only. */
  #question(candidates: readonly string[]): ModelMessage {
    const content = pythonFormat(this.#settings.prompt, {
      roles: this.#roles,
      participants: listed(candidates),
      history: historyOf(this.#context.view()),
    })
    return openAiFamilies.test(this.#calls.client.info.family)
      ? { type: 'SystemMessage', content }
      : { type: 'UserMessage', source: 'user', content }
  }

  reset(): void {
    this.#context.clear()
    this.#previous = undefined
  }

  save(): Json {
    return { context: this.#context.save(), previous: this.#previous, calls: this.#calls.count }
  }

  load(state: Json): void {
    const { context, previous, calls } = state as { context: Json; previous?: string; calls: number }
    this.#context.load(context)
    this.#previous = previous
    this.#calls.count = calls
  }
}

type Tell = (message: Message) => Promise<void>

/** AutoGen's names of them: `gpt-5`, `gpt-45`, `gpt-41`, `gpt-4o`, `gpt-4`, `gpt-35`, `o1`, `o3`, `o4`. */
const openAiFamilies = /^(gpt-(5|45|41|4o|4|35)|o[134])$/

function feedback(mentioned: readonly string[], candidates: readonly string[]): ModelMessage {
  const choice = listed(candidates)
  const content =
    mentioned.length === 0
      ? `That names nobody of the team. Choose from: ${choice}.`
      : mentioned.length > 1
        ? `That names more than one. Choose exactly one from: ${choice}.`
        : `That one spoke last and may not speak again now. Choose another from: ${choice}.`
  return { type: 'UserMessage', source: 'user', content, worded: { around: [choice] } }
}

function historyOf(messages: readonly ModelMessage[]): string {
  const spoken = messages.filter(
    (message) => message.type === 'UserMessage' || message.type === 'AssistantMessage',
  )
  return spoken
    .map(({ source, content }) => `${source}: ${typeof content === 'string' ? content : callsText(content)}`)
    .map((line) => `${line.trimEnd()}\n\n`)
    .join('\n')
}

function listed(names: readonly string[]): string {
  return pythonList(names.map(pythonString))
}
