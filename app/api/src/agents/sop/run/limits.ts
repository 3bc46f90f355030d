import { inTime } from '../../in-time.ts'
import type { Json } from '../../json.ts'
import { isModelStep } from '../../models/model-calls.ts'
import { PassingSteps } from '../../passing-steps.ts'
import type { RunEvent } from '../../run-events.ts'
import type { Branch, Steps } from '../../steps.ts'

export class TurnsExhausted extends Error {
  override readonly name = 'TurnsExhausted'
}

export class OutOfTime extends Error {
  override readonly name = 'OutOfTime'
}

/**
 * Steps in which models answer only so many times. Branches share what is left evenly, since none may know of the
 * others; what they did not use comes back when all have ended.
 */
export class TurnLimit extends PassingSteps {
  #left: number

  constructor(steps: Steps, turns: number) {
    super(steps)
    this.#left = turns
  }

  override async run<T extends Json>(name: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    if (this.#left <= 0 && isModelStep(name)) throw new TurnsExhausted('The turns of the run are used up.')
    return this.steps.run(name, work)
  }

  override async tell(event: RunEvent): Promise<void> {
    if (event.kind === 'model-called') this.#left -= 1
    await this.steps.tell(event)
  }

  async all<T extends Json>(branches: readonly Branch<T>[]): Promise<T[]> {
    const share = Math.floor(this.#left / branches.length)
    const done = await this.steps.all(
      branches.map(({ name, work }) => ({
        name,
        work: async (inner) => {
          const limited = new TurnLimit(inner, share)
          return { value: await work(limited), used: share - limited.#left }
        },
      })),
    )
    for (const { used } of done) this.#left -= used
    return done.map(({ value }) => value)
  }
}

/** Steps that are given up at a moment: milliseconds since 1970. */
export class TimeLimit extends PassingSteps {
  readonly #end: number

  constructor(steps: Steps, end: number) {
    super(steps)
    this.#end = end
  }

  /** That it came too late is what the step gave: a run that is repeated must not wait to find out again. */
  override async run<T extends Json>(name: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const done = await this.steps.run<{ value: T } | { late: true }>(name, async (signal) => {
      try {
        const value = await inTime(Math.max(0, this.#end - Date.now()), signal, work, outOfTime)
        return { value }
      } catch (error) {
        if (error instanceof OutOfTime) return { late: true }
        throw error
      }
    })
    if ('late' in done) throw outOfTime()
    return done.value
  }

  all<T extends Json>(branches: readonly Branch<T>[]): Promise<T[]> {
    return this.steps.all(
      branches.map(({ name, work }) => ({ name, work: (inner) => work(new TimeLimit(inner, this.#end)) })),
    )
  }
}

const outOfTime = () => new OutOfTime('The task took longer than it may.')
