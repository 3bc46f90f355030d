import { randomUUID } from 'node:crypto'
import { JournalMismatch, NotOurs, type StepJournal } from '../durable/runtime.ts'
import type { Json } from '../json.ts'
import { isChatMessage } from '../messages.ts'
import type { RunEvent } from '../run-events.ts'
import type { Answer, Branch, Question, Steps } from '../steps.ts'
import { BranchJournal } from './branch-journal.ts'
import { Stopped, TurnOver } from './endings.ts'
import { failedWith, type Outcome, resultOf } from './outcome.ts'
import type { RunUnderWay } from './run-under-way.ts'
import { TurnClock } from './turn-clock.ts'

/** The steps of a run that survives the process it is in. */
export class RunSteps implements Steps {
  readonly signal: AbortSignal
  readonly #run: RunUnderWay
  readonly #journal: StepJournal
  /** '' for the run itself; else where the branch is, the same after every crash. */
  readonly #branch: string
  readonly #turn = new TurnClock()
  #begun = 0
  #asked = 0
  #told = 0
  #turnIsOver = false

  constructor(run: RunUnderWay, journal: StepJournal, branch = '') {
    this.#run = run
    this.#journal = journal
    this.#branch = branch
    this.signal = run.signal
  }

  async run<T extends Json>(name: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const agent = this.#turn.agentOf(name)
    const outcome = await this.#step(name, () => this.#attempt(agent, work))
    if (agent) this.#turn.stepped(agent, outcome.begun)
    return resultOf(outcome)
  }

  all<T extends Json>(branches: readonly Branch<T>[]): Promise<T[]> {
    const fanOut = `${this.#branch}${this.#begun}`
    const names = branches.map(({ name }) => name).join(', ')
    return this.#step(`all: ${names}`, () => {
      const step = this.#run.step - 1
      return Promise.all(
        branches.map(({ name, work }, index) => {
          const branch = `${fanOut}.${index}:${name}/`
          const journal = new BranchJournal(this.#run.branches, branch, step)
          return journal.step(name, async () => {
            const result = await work(new RunSteps(this.#run, journal, branch))
            // A branch that is written down is not gone through again: what it told is told now or never.
            await this.#run.settled()
            return result
          })
        }),
      )
    })
  }

  async ask(_name: string, question: Question): Promise<Answer> {
    this.#go()
    return this.#run.questions.ask(`${this.#branch}${this.#asked++}`, this.#run.step, question)
  }

  now(): Promise<number> {
    return this.#step('now', async () => Date.now())
  }

  uuid(): Promise<string> {
    return this.#step('uuid', async () => randomUUID())
  }

  stopRequested(): Promise<boolean> {
    // The team ends by itself now, in its own words.
    this.#turnIsOver = false
    return this.#step('stop requested', async () => this.#run.stopRequested)
  }

  async tell(event: RunEvent): Promise<void> {
    this.signal.throwIfAborted()
    const at = this.#run.clock()
    const lasted = this.#turn.hear(event, at.getTime())
    const ordinal = ++this.#told
    if (event.kind === 'message' && isChatMessage(event.message) && !this.#branch) this.#turnIsOver = true
    await this.#run.tell(event, { branch: this.#branch, ordinal, step: this.#run.step }, at, lasted)
  }

  stream(piece: { readonly source: string; readonly text: string }): void {
    this.#run.stream(piece)
  }

  /** Takes the next step of the journal. Its place is taken before anything is waited for. */
  async #step<T extends Json>(name: string, work: () => Promise<T>): Promise<T> {
    this.#go()
    this.#begun += 1
    if (!this.#branch) this.#run.step = this.#begun
    try {
      return await this.#journal.step(name, work)
    } catch (error) {
      // A team may take a step that failed for an answer; this is none.
      if (error instanceof NotOurs || error instanceof JournalMismatch) this.#run.end(error)
      throw error
    }
  }

  /** Whether to go on at all. */
  #go(): void {
    if (this.#turnIsOver && this.#run.stopRequested) this.#run.end(new Stopped())
    this.#turnIsOver = false
    this.signal.throwIfAborted()
  }

  /** Does the work of a step, as far as it may be done; what goes wrong is what it gave. */
  async #attempt<T extends Json>(
    agent: string | undefined,
    work: (signal: AbortSignal) => Promise<T>,
  ): Promise<Outcome<T>> {
    return this.#run.atWork(async () => {
      const begun = Date.now()
      using _limit = agent === undefined ? undefined : this.#turnLimit(agent, begun)
      try {
        return { begun, value: await work(this.signal) }
      } catch (error) {
        // Cut off from outside, the step has not taken place.
        this.signal.throwIfAborted()
        return failedWith(begun, error)
      }
    })
  }

  /** Ends the run when the turn has lasted too long: whatever the agent did next would come too late too. */
  #turnLimit(agent: string, now: number): Disposable {
    const seconds = this.#run.limits.turnSeconds
    const left = (this.#turn.beginningOf(agent) ?? now) + seconds * 1000 - now
    const timer = setTimeout(() => this.#run.cutOff(new TurnOver(agent, seconds)), Math.max(left, 0))
    return { [Symbol.dispose]: () => clearTimeout(timer) }
  }
}
