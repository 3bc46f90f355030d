import { InlineSteps } from '../inline-steps.ts'
import type { Json } from '../json.ts'
import { isChatMessage, type Message } from '../messages.ts'
import { PassingSteps } from '../passing-steps.ts'
import type { RunEvent } from '../run-events.ts'
import type { Answer, Branch, Question } from '../steps.ts'
import type { RecordedMessage, RecordedRun } from './recording.ts'

/** The world outside as a recording knows it: what people answered, who of several was done first, when time was up. */
export class RecordedSteps extends InlineSteps {
  readonly #recorded: readonly RecordedMessage[]
  readonly #timedOut: boolean
  readonly #said = new Map<string, number>()
  #told = 0

  constructor({ messages, stop_reason }: RecordedRun, tell: (event: RunEvent) => void) {
    super({
      tell: (event) => {
        if (event.kind === 'message' && !event.aside) this.#count(event.message)
        tell(event)
      },
    })
    this.#recorded = messages ?? []
    this.#timedOut = /Timeout of [\d.]+ seconds reached/.test(stop_reason ?? '')
  }

  override async now(): Promise<number> {
    return this.#timedOut && this.#told >= this.#recorded.length ? Number.MAX_SAFE_INTEGER : 0
  }

  override async ask(name: string, question: Question): Promise<Answer> {
    const answer = this.#recorded[this.#placeOf(question.source, this.#saidBy(question.source))]
    if (typeof answer?.content !== 'string') return super.ask(name, question)
    return { text: answer.content }
  }

  /** The clock of a branch stands where, in the recording, its speaker's last words are. */
  override all<T extends Json>(branches: readonly Branch<T>[]): Promise<T[]> {
    return Promise.all(
      branches.map(({ name, work }) => {
        const speaker = name.replace(/^turn:/, '')
        return work(new ClockedSteps(this, () => this.#placeOf(speaker, this.#saidBy(speaker) - 1)))
      }),
    )
  }

  #count(message: Message): void {
    this.#told += 1
    if (isChatMessage(message)) this.#said.set(message.source, this.#saidBy(message.source) + 1)
  }

  #saidBy(source: string): number {
    return this.#said.get(source) ?? 0
  }

  /** Where in the recording the source speaks for the nth time, from 0; -1 where it does not. */
  #placeOf(source: string, nth: number): number {
    const places = this.#recorded.flatMap((message, place) =>
      message.source === source && !message.type.endsWith('Event') ? [place] : [],
    )
    return places[nth] ?? -1
  }
}

class ClockedSteps extends PassingSteps {
  readonly #clock: () => number

  constructor(steps: RecordedSteps, clock: () => number) {
    super(steps)
    this.#clock = clock
  }

  all<T extends Json>(branches: readonly Branch<T>[]): Promise<T[]> {
    return this.steps.all(branches)
  }

  override async now(): Promise<number> {
    return this.#clock()
  }
}
