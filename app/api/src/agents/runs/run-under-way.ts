import type { ChangeParts } from '../../features/runs/change.ts'
import { topicOf } from '../../features/runs/events.ts'
import type { RunRow } from '../../features/runs/rows.ts'
import type { Announcer, Whisperer } from '../../live/event.ts'
import { type DurableOrders, NotOurs } from '../durable/runtime.ts'
import type { RunEvent } from '../run-events.ts'
import type { BranchJournalParts, BranchResults } from './branch-journal.ts'
import { Parked } from './endings.ts'
import { insist } from './insist.ts'
import type { Lease } from './lease.ts'
import type { RunMetrics } from './metrics.ts'
import { Pieces } from './pieces.ts'
import { Questions } from './questions.ts'
import { type RecordedRun, Recorder } from './recorder.ts'
import { Requests } from './requests.ts'
import { type Place, toldOf } from './told.ts'

export interface RunLimits {
  /** `WORKFLOW_TIMEOUT`: a whole run, the time it waits for people not counted. */
  readonly runSeconds: number
  /** `AGENT_TIMEOUT`: one turn of an agent. */
  readonly turnSeconds: number
  /** How long a run keeps its worker while all it does is wait for a person. */
  readonly lingerMs: number
}

export interface RunParts extends ChangeParts {
  readonly announcer: Announcer & Whisperer
  readonly orders: DurableOrders
  readonly lease: Lease
  readonly limits: RunLimits
  readonly metrics: RunMetrics
  /** Lets as many at once as agents may be at work in this process. */
  readonly slots: <T>(work: () => Promise<T>) => Promise<T>
}

/** What earlier processes left of a run. */
export interface Remains {
  /** How much each branch has told. */
  readonly alreadyTold: ReadonlyMap<string, number>
  readonly branchResults: BranchResults
}

/** A run in this process: what its steps and branches have in common. */
export class RunUnderWay {
  readonly run: RecordedRun
  readonly limits: RunLimits
  readonly clock: RunParts['clock']
  readonly branches: BranchJournalParts
  readonly questions: Questions
  /** Steps of the run that have begun; what branches do is part of the step that they are. */
  step = 0
  stopRequested: boolean
  readonly #parts: RunParts
  readonly #controller = new AbortController()
  readonly #alreadyTold: Remains['alreadyTold']
  readonly #requests = new Requests()
  readonly #recorder: Recorder
  readonly #pieces: Pieces
  #cutOffFor: Error | undefined
  #atWork = 0
  #lingering: NodeJS.Timeout | undefined

  constructor(row: RunRow, remains: Remains, parts: RunParts) {
    const { signal } = this.#controller
    this.run = { id: row.id, teamId: row.team_id, attempt: row.attempt }
    this.stopRequested = row.stop_requested_at !== null
    this.limits = parts.limits
    this.clock = parts.clock
    this.#alreadyTold = remains.alreadyTold
    this.branches = { database: parts.database, run: this.run, signal, results: remains.branchResults }
    this.#parts = parts
    this.#recorder = new Recorder(parts, this.run, signal)
    this.#pieces = new Pieces(topicOf(row.id), parts.announcer)
    this.questions = new Questions({
      ...{ database: parts.database, announcer: parts.announcer, clock: parts.clock },
      ...{ run: this.run, signal },
      beforeAsking: () => this.settled(),
      onWaiting: () => this.#consider(),
    })
  }

  /** Aborted when the run is not to go on here, with the reason why. */
  get signal(): AbortSignal {
    return this.#controller.signal
  }

  /**
   * Ends the run in this process; the first reason counts. Only while no step is under way, or once the run was taken
   * away: a step that is cut off would else be written down as one that failed.
   */
  end(reason: Error): void {
    clearTimeout(this.#lingering)
    // Cut off here, a run finds that it was taken away, and often before whoever does it hears of his success.
    this.#controller.abort(reason instanceof NotOurs ? (this.#cutOffFor ?? reason) : reason)
  }

  /** Takes the run away from this process, and then ends it here. */
  cutOff(reason: Error): void {
    this.#cutOffFor ??= reason
    const suspended = insist(() => this.#parts.orders.suspend([this.run.id]), this.signal)
    suspended.then(
      () => this.end(reason),
      () => this.end(reason),
    )
  }

  /** Does work that an agent waits for, once this process may and an agent of it is free to. */
  async atWork<T>(work: () => Promise<T>): Promise<T> {
    this.#atWork += 1
    this.#consider()
    try {
      return await this.#parts.slots(async () => {
        await this.#parts.lease.held(this.signal)
        this.signal.throwIfAborted()
        return work()
      })
    } finally {
      this.#atWork -= 1
      this.#consider()
    }
  }

  /** What earlier processes told already is not told again. `turnMs` is how long the turn took that this ended. */
  async tell(event: RunEvent, place: Place, at: Date, turnMs?: number): Promise<void> {
    if (event.kind === 'model-called' || event.kind === 'model-failed') this.#pieces.forget(event.source)
    const kept = this.#requests.keep(event, place)
    if (place.ordinal <= (this.#alreadyTold.get(place.branch) ?? 0)) return
    const told = toldOf(event, place, at, kept)
    this.#parts.metrics.told(told)
    if (turnMs !== undefined) this.#parts.metrics.turn(turnMs)
    await this.#orEnd(this.#recorder.add(told))
  }

  stream(piece: { readonly source: string; readonly text: string }): void {
    this.#pieces.add(piece)
  }

  /** Everything told so far is written. */
  settled(): Promise<void> {
    return this.#orEnd(this.#recorder.settled())
  }

  /** A run whose words are lost is not to go on, whatever its team would make of that. */
  async #orEnd(writing: Promise<void>): Promise<void> {
    try {
      await writing
    } catch (error) {
      this.end(error instanceof Error ? error : new Error(String(error)))
      throw error
    }
  }

  /** A run that only waits for people needs no process. */
  #consider(): void {
    clearTimeout(this.#lingering)
    if (this.#atWork > 0 || !this.questions.areWaitedFor || this.signal.aborted) return
    const park = () => this.cutOff(new Parked(this.questions.freeze()))
    this.#lingering = setTimeout(park, this.limits.lingerMs)
  }
}
