import type { Transaction } from 'kysely'
import type { Database } from '../../database/connect.ts'
import type { Tables } from '../../database/tables.ts'
import type { Json } from '../json.ts'

/** More steps than a run has: to go back to there forgets nothing that it did. */
export const ALL_STEPS = 2 ** 31 - 1

/**
 * The engine that keeps runs: which are to be worked on, by whom, and what their steps gave. All that the app asks of
 * it stands here, so that another engine could take its place.
 */
export interface DurableOrders {
  /** Puts a run into the queue, where it waits for its turn, if and when the transaction commits. */
  enqueue(transaction: Transaction<Tables>, runId: string): Promise<void>
  /** Lets workers take these of the queue, if and when the transaction commits; gives those that were there. */
  admit(transaction: Transaction<Tables>, runIds: readonly string[]): Promise<readonly string[]>
  /** Takes runs away from whoever works on them: from then on nothing that those do is written down. */
  suspend(runIds: readonly string[]): Promise<void>
  /** Puts runs into the queue again, taking them away from whoever has them. What steps gave is kept. */
  resume(runIds: readonly string[]): Promise<void>
  /** The worker that took a run out of the queue and was not deprived of it since. */
  takenBy(database: Database, runId: string): Promise<string | undefined>
  /**
   * Of the runs that wait since before that time, those that the engine does not have where the app believes them:
   * somebody was cut off in the middle, or is about to begin one.
   */
  astray(database: Database, before: Date): Promise<readonly string[]>
  /** How many steps of a run are finished, from the first on; undefined when that is not known any more. */
  finishedSteps(runId: string): Promise<number | undefined>
  /** Makes a run of the first `step` steps of another one, and puts it into the queue. */
  fork(from: string, to: string, step: number): Promise<void>
  /** Forgets what a suspended run did from that step on, and puts it into the queue of this version's engine. */
  rewind(runId: string, step: number): Promise<void>
  /** What these runs wait for; those that the engine does not know are left out. */
  look(runIds: readonly string[]): Promise<ReadonlyMap<string, Standing>>
  /** Forgets runs altogether. */
  forget(runIds: readonly string[]): Promise<void>
  close(): Promise<void>
}

/**
 * `waiting`: for its turn. `admitted`: a worker of this version, or of any, will take it. `elsewhere`: only one of another
 * version will. `taken`: somebody works on it. `suspended`: nobody is to. `ended`: the engine believes it done.
 */
export type Standing = 'waiting' | 'admitted' | 'elsewhere' | 'taken' | 'suspended' | 'ended'

/** What the steps of one run gave, in the order in which they are begun. */
export interface StepJournal {
  /**
   * Does the work and writes down what it gave, or gives what is written down. Rejects with `JournalMismatch` when
   * another step is written down in this place, and with `NotOurs` when the run was taken away meanwhile.
   */
  step<T extends Json>(name: string, work: () => Promise<T>): Promise<T>
}

/** Works on a run until it ends, is suspended or is taken away; must not fail. */
export type WorkOnRun = (runId: string, journal: StepJournal) => Promise<void>

/** Takes runs from the queue. One in a process. */
export interface DurableWorker {
  start(): Promise<void>
  /** Takes no further ones. Those under way are to be taken away from this worker before. */
  stop(): Promise<void>
}

/** The journal tells of another step than the one that is due: it was written by an engine that went another way. */
export class JournalMismatch extends Error {
  override readonly name = 'JournalMismatch'
  /** Place in the journal, from 0. */
  readonly step: number

  constructor(step: number, cause: unknown) {
    super(`The journal of the run tells of another step ${step}.`, { cause })
    this.step = step
  }
}

/** The run was suspended, or somebody else works on it by now. */
export class NotOurs extends Error {
  override readonly name = 'NotOurs'

  constructor(cause?: unknown) {
    super('Another process works on the run by now, or nobody is to.', { cause })
  }
}
