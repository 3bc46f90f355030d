import type { MessageFilterAgent } from '../components/model.ts'
import type { Json } from '../json.ts'
import type { ChatMessage } from '../messages.ts'
import type { Participant, Turn } from '../participant.ts'
import type { Steps } from '../steps.ts'

/** Lets an agent hear only part of what was said. It speaks under its own name, the wrapped agent's. */
export class MessageFilter implements Participant {
  readonly name: string
  readonly description: string
  readonly #wrapped: Participant
  readonly #rules: MessageFilterAgent['perSource']

  constructor(
    { name, description, perSource }: Pick<MessageFilterAgent, 'name' | 'description' | 'perSource'>,
    wrapped: Participant,
  ) {
    this.name = name
    this.description = description
    this.#wrapped = wrapped
    this.#rules = perSource
  }

  turn(heard: readonly ChatMessage[], steps: Steps): Promise<Turn> {
    return this.#wrapped.turn(
      this.#rules.flatMap((rule) => chosen(heard, rule)),
      steps,
    )
  }

  reset(): void {
    this.#wrapped.reset()
  }

  save(): Json {
    return this.#wrapped.save()
  }

  load(state: Json): void {
    this.#wrapped.load(state)
  }

  close(): Promise<void> {
    return this.#wrapped.close()
  }
}

/** Without a position or a count, everything of the source. */
function chosen(
  heard: readonly ChatMessage[],
  { source, position, count }: MessageFilterAgent['perSource'][number],
): readonly ChatMessage[] {
  const said = heard.filter((message) => message.source === source)
  if (!count || !position) return said
  return position === 'first' ? said.slice(0, count) : said.slice(-count)
}
