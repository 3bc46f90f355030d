import type { Json } from './json.ts'
import type { RunEvent } from './run-events.ts'
import type { Answer, Branch, Question, Steps } from './steps.ts'

/** Steps that hand everything on to others; what derives from it changes one thing, in branches as well. */
export abstract class PassingSteps implements Steps {
  protected readonly steps: Steps

  constructor(steps: Steps) {
    this.steps = steps
  }

  get signal(): AbortSignal {
    return this.steps.signal
  }

  run<T extends Json>(name: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    return this.steps.run(name, work)
  }

  abstract all<T extends Json>(branches: readonly Branch<T>[]): Promise<T[]>

  ask(name: string, question: Question): Promise<Answer> {
    return this.steps.ask(name, question)
  }

  now(): Promise<number> {
    return this.steps.now()
  }

  uuid(): Promise<string> {
    return this.steps.uuid()
  }

  stopRequested(): Promise<boolean> {
    return this.steps.stopRequested()
  }

  tell(event: RunEvent): Promise<void> {
    return this.steps.tell(event)
  }

  stream(piece: { readonly source: string; readonly text: string }): void {
    this.steps.stream(piece)
  }
}
