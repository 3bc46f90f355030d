import type { Json } from '../json.ts'
import { textOf } from '../message-text.ts'
import { isChatMessage, type Message, type TextMessage } from '../messages.ts'
import { type Participant, saidIn } from '../participant.ts'
import type { Steps } from '../steps.ts'
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
    const heard = this.streams ? steps : asides(steps)
    await heard.tell({ kind: 'message', message })
    const turn = await this.#participant.turn([message], heard)
    const last = saidIn(turn).at(-1)
    if (this.#onlyLast && !last) throw new Error('Nothing was said.')
    const spoken = turn.told.filter(isChatMessage).filter(({ source }) => source !== 'user')
    return {
      text:
        this.#onlyLast && last
          ? textOf(last)
          : spoken.map((said) => `${said.source}: ${textOf(said)}`).join('\n\n'),
      told: this.streams ? [message, ...turn.told] : [],
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
function asides(steps: Steps): Steps {
  return {
    signal: steps.signal,
    run: (name, work) => steps.run(name, work),
    all: (branches) =>
      steps.all(branches.map(({ name, work }) => ({ name, work: (inner) => work(asides(inner)) }))),
    ask: (name, question) => steps.ask(name, question),
    now: () => steps.now(),
    uuid: () => steps.uuid(),
    stopRequested: () => steps.stopRequested(),
    tell: (event) => steps.tell(event.kind === 'message' ? { ...event, aside: true } : event),
    stream: (piece) => steps.stream(piece),
  }
}

const taskParameters = {
  type: 'object',
  properties: { task: { type: 'string', title: 'Task', description: 'The task to be executed.' } },
  required: ['task'],
  additionalProperties: false,
} as const
