import { InlineSteps } from '../inline-steps.ts'
import type { Json } from '../json.ts'
import { isChatMessage } from '../messages.ts'
import { PassingSteps } from '../passing-steps.ts'
import type { RunEvent } from '../run-events.ts'
import type { Answer, Branch, Question } from '../steps.ts'
import type { RecordedMessage } from './recording.ts'

/** The world outside as a recording knows it: what people answered, and who of several was done first. */
export class RecordedSteps extends InlineSteps {
  readonly #recorded: readonly RecordedMessage[]
  readonly #said = new Map<string, number>()

  constructor(recorded: readonly RecordedMessage[], tell: (event: RunEvent) => void) {
    super({
      tell: (event) => {
        if (event.kind === 'message' && isChatMessage(event.message)) this.#count(event.message.source)
        tell(event)
      },
    })
    this.#recorded = recorded
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

  #count(source: string): void {
    this.#said.set(source, this.#saidBy(source) + 1)
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
