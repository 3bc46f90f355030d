import type { Json } from './json.ts'
import type { RunEvent } from './run-events.ts'

/**
 * Everything the engine has from outside, so that a run can be repeated from what was written down: model calls, tool
 * calls, answers of people, time and chance come through here and from nowhere else. Between two steps the engine is
 * deterministic.
 */
export interface Steps {
  /**
   * Does the work once: after a crash, a finished step gives its result again without working. Several may be under
   * way at once as long as they are started in an order that is always the same.
   */
  run<T extends Json>(name: string, work: (signal: AbortSignal) => Promise<T>): Promise<T>

  /**
   * Several branches at once, results in the order of the branches; fails as soon as one fails.
   * A branch changes nothing outside itself: what it did is what it returns, since a branch that had finished before
   * a crash is not run again. What it tells goes through the steps it is given.
   */
  all<T extends Json>(branches: readonly Branch<T>[]): Promise<T[]>

  /** Waits for a person, for days if need be. */
  ask(name: string, question: Question): Promise<Answer>

  /** Milliseconds since 1970. */
  now(): Promise<number>

  uuid(): Promise<string>

  /** Whether somebody has asked the run to end after the turn under way (AutoGen's ExternalTermination). */
  stopRequested(): Promise<boolean>

  /** Tells what happened. A run that is taken up again tells the same in the same order within its branch. */
  tell(event: RunEvent): Promise<void>

  /** A piece of an answer while it arrives: shown live, never stored. */
  stream(piece: { readonly source: string; readonly text: string }): void

  /** Aborted when the run is cancelled or out of time. */
  readonly signal: AbortSignal
}

export interface Branch<T extends Json> {
  readonly name: string
  readonly work: (steps: Steps) => Promise<T>
}

export type Question = {
  /** The agent that asks. */
  readonly source: string
  readonly prompt: string
  /** What may be answered, where that is a closed choice. */
  readonly choices?: readonly string[]
  /** Who may answer, where it is not anybody. */
  readonly role?: string
}

export type Answer = { readonly text: string; readonly by?: string }
