import type { Json } from '../json.ts'
import { textOf } from '../message-text.ts'
import { isChatMessage, type Message, type TextMessage } from '../messages.ts'
import type { Participant } from '../participant.ts'
import { PassingSteps } from '../passing-steps.ts'
import type { RunEvent } from '../run-events.ts'
import type { Branch, Steps } from '../steps.ts'
import type { TaskTool } from './tool.ts'

/** An agent or a team as a tool: the model gives it a task and is told what came of it. */
export class ParticipantTool implements TaskTool {
  readonly kind = 'task'
  readonly schema: TaskTool['schema']
  readonly streams: boolean
  readonly #participant: Participant
  readonly #onlyLast: boolean

  constructor(
    participant: Participant,
    about: { readonly name: string; readonly description: string },
    options: { readonly onlyLast: boolean; readonly streams: boolean },
  ) {
    this.#participant = participant
    this.#onlyLast = options.onlyLast
    this.streams = options.streams
    this.schema = { ...about, parameters: taskParameters, strict: true }
  }

  async run(task: string, steps: Steps): Promise<{ text: string; told: Message[] }> {
    const message: TextMessage = { type: 'TextMessage', source: 'user', content: task }
    const heard = this.streams ? steps : new Asides(steps)
    const begun = this.#participant.repeatsTask ? [] : [message]
    for (const message of begun) await heard.tell({ kind: 'message', message })
    const turn = await this.#participant.turn([message], heard)
    const last = turn.said.at(-1)
    if (this.#onlyLast && !last) throw new Error('Nothing was said.')
    const spoken = turn.told.filter(isChatMessage).filter(({ source }) => source !== 'user')
    return {
      text:
        this.#onlyLast && last
          ? textOf(last)
          : spoken.map((said) => `${said.source}: ${textOf(said)}`).join('\n\n'),
      told: this.streams ? [...begun, ...turn.told] : [],
    }
  }

  save(): Json {
    return this.#participant.save()
  }

  load(state: Json): void {
    this.#participant.load(state)
  }

  close(): Promise<void> {
    return this.#participant.close()
  }
}

/** The same steps, with messages told as asides. */
class Asides extends PassingSteps {
  all<T extends Json>(branches: readonly Branch<T>[]): Promise<T[]> {
    return this.steps.all(
      branches.map(({ name, work }) => ({ name, work: (inner) => work(new Asides(inner)) })),
    )
  }

  override tell(event: RunEvent): Promise<void> {
    return this.steps.tell(event.kind === 'message' ? { ...event, aside: true } : event)
  }
}

const taskParameters = {
  type: 'object',
  properties: { task: { type: 'string', title: 'Task', description: 'The task to be executed.' } },
  required: ['task'],
  additionalProperties: false,
} as const
