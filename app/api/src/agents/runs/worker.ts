import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import type { FastifyBaseLogger } from 'fastify'
import type { RunRow } from '../../features/runs/rows.ts'
import type { DurableWorker, StepJournal } from '../durable/runtime.ts'
import { NotOurs } from '../durable/runtime.ts'
import { Admission } from '../queue/admission.ts'
import type { RunCaps } from '../queue/choose.ts'
import { Beat, type BeatParts } from './beat.ts'
import { insist } from './insist.ts'
import { LEASE_MS, Lease } from './lease.ts'
import { keepDoing, Nudge } from './rounds.ts'
import type { RunParts, RunUnderWay } from './run-under-way.ts'
import { Takeover } from './takeover.ts'
import { begin, putBack } from './transitions.ts'
import { type TeamParts, workOnRun } from './work-on-run.ts'

export interface RunWorkerOptions extends Omit<RunParts, 'lease'>, TeamParts {
  /** Host and slot, for people. */
  readonly name?: string
  readonly protocol: number
  readonly capacity: number
  readonly caps: RunCaps
  readonly log: FastifyBaseLogger
  /** How long a worker that is not seen counts as alive. */
  readonly leaseMs?: number
  readonly beatMs?: number
  /** How long a run that waits may be on its way from queue to queue before anybody asks what has become of it. */
  readonly onTheWayMs?: number
  /** Takes runs from the queue, and hands them over as they come. */
  readonly takeFrom: (
    id: string,
    work: (runId: string, journal: StepJournal) => Promise<void>,
  ) => DurableWorker
}

/** Two looks a second: how soon a run learns that it was cancelled, stopped or answered. */
const BEAT_MS = 500
/**
 * How long a run whose turn it is may wait for somebody to see it, unless a place becomes free here: then it is seen at once.
 * Each look at an empty queue is one short statement.
 */
const ADMIT_MS = 50
const BETWEEN_STARTS_MS = 1_000
/** What may be left to do for runs that were handed over: a write that is under way. */
const FAREWELL_MS = 2_000

/** This process as one that works on runs: takes them, says that it lives, takes over from those that died. */
export class RunWorker {
  readonly id: string
  readonly #options: RunWorkerOptions
  readonly #lease: Lease
  readonly #durable: DurableWorker
  readonly #beat: Beat
  readonly #takeover: Takeover
  readonly #admission: Admission
  readonly #underWay = new Map<RunUnderWay, Promise<void>>()
  /** One of each time that a run was taken from the queue, until this process has no more to do with it. */
  readonly #atHand = new Set<{ readonly runId: string }>()
  readonly #leaving = new AbortController()
  readonly #placeIsFree = new Nudge()
  #rounds: Promise<void> | undefined

  constructor(options: RunWorkerOptions) {
    const { name = hostname(), leaseMs = LEASE_MS } = options
    // Another one than that of the process before: what that one left is taken over like any other's.
    this.id = `${name}:${process.pid}:${randomUUID().slice(0, 8)}`
    this.#options = options
    this.#lease = new Lease(leaseMs)
    this.#durable = options.takeFrom(this.id, (runId, journal) => this.#work(runId, journal))
    const about: BeatParts = { ...options, id: this.id, name, leaseMs }
    this.#beat = new Beat(about)
    this.#takeover = new Takeover(about)
    this.#admission = new Admission({ ...options, leaseMs })
  }

  /** Begins as soon as the database lets it; until then, others do. */
  start(): void {
    this.#rounds = this.#begin().then(() => this.#keepRounds())
  }

  /** Hands over what it works on, to whoever has room. What cannot be handed over is taken over later. */
  async stop(): Promise<void> {
    this.#leaving.abort()
    await this.#rounds
    await Promise.all([...this.#underWay.keys()].map((run) => this.#handOver(run)))
    await this.#durable.stop()
    await Promise.race([
      Promise.allSettled(this.#underWay.values()),
      pause(FAREWELL_MS, undefined, { ref: false }),
    ])
    await this.#beat.stop().catch((error) => this.#complain(error))
  }

  async #begin(): Promise<void> {
    const { log } = this.#options
    const { signal } = this.#leaving
    for (let attempt = 1; !signal.aborted; attempt++) {
      try {
        await this.#look()
        await this.#durable.start()
        return
      } catch (error) {
        if (attempt === 1)
          log.error({ err: error }, 'Runs cannot be taken from the queue; tried again until they can')
        await pause(BETWEEN_STARTS_MS, undefined, { signal }).catch(() => {})
      }
    }
  }

  /** Must not fail: to the queue that would mean that the run is done. */
  async #work(runId: string, journal: StepJournal): Promise<void> {
    const { log } = this.#options
    const { signal } = this.#leaving
    const taken = { runId }
    this.#atHand.add(taken)
    try {
      signal.throwIfAborted()
      await this.#workUntilItEnds(runId, journal)
    } catch (error) {
      if (!signal.aborted)
        log.error({ err: error, runId }, 'A run could not be worked on; it is put back into the queue')
      // Not at once: whatever the matter is, it may take a while.
      await pause(BETWEEN_STARTS_MS, undefined, { signal }).catch(() => {})
      await this.#giveBack(runId)
    } finally {
      this.#atHand.delete(taken)
      this.#placeIsFree.give()
    }
  }

  async #workUntilItEnds(runId: string, journal: StepJournal): Promise<void> {
    const { signal } = this.#leaving
    await this.#lease.held(signal)
    const { runSeconds } = this.#options.limits
    const row = await insist(() => begin(this.#options, runId, this.id, runSeconds), signal)
    if (!row) return
    if (row.attempt === 1) this.#tellWait(row)
    const { promise, resolve } = Promise.withResolvers<void>()
    const parts = { ...this.#options, lease: this.#lease }
    await workOnRun(row, journal, parts, (run) => {
      this.#underWay.set(run, promise)
      if (signal.aborted) void this.#handOver(run)
      return {
        [Symbol.dispose]: () => {
          this.#underWay.delete(run)
          resolve()
        },
      }
    })
  }

  #tellWait({ started_at, created_at }: RunRow): void {
    if (started_at) this.#options.metrics.begun(started_at.getTime() - created_at.getTime())
  }

  /** What goes wrong here goes wrong later, too: the others find the run when this process is gone. */
  async #giveBack(runId: string): Promise<void> {
    const { signal } = new AbortController()
    const back = insist(() => putBack(this.#options, runId, this.id, 'worker-stopped'), signal)
    await back.catch((error) => this.#complain(error))
  }

  async #handOver(run: RunUnderWay): Promise<void> {
    const { id } = run.run
    try {
      await run.settled().catch(() => {})
      await putBack(this.#options, id, this.id, 'worker-stopped')
    } catch (error) {
      this.#complain(error)
    }
    run.end(new NotOurs())
  }

  #complain(error: unknown): void {
    this.#options.log.warn({ err: error }, 'Not everything was handed over; the others will find it')
  }

  /** Apart from each other: a long round of taking over must not keep this worker from saying that it lives. */
  async #keepRounds(): Promise<void> {
    const { beatMs: everyMs = BEAT_MS, log } = this.#options
    const { signal } = this.#leaving
    const about = { everyMs, signal, log }
    await Promise.all([
      keepDoing(() => this.#look(), {
        ...about,
        complaint: 'This worker cannot say that it lives; its runs wait',
      }),
      keepDoing(() => this.#takeover.look(), {
        ...about,
        complaint: 'Runs of workers that died cannot be looked for',
      }),
      keepDoing(() => this.#admit(), {
        ...{ everyMs: ADMIT_MS, nudge: this.#placeIsFree, signal, log },
        complaint: 'Nobody can be let begin; runs wait',
      }),
    ])
  }

  async #admit(): Promise<void> {
    if (this.#lease.isHeld) await this.#admission.look()
  }

  async #look(): Promise<void> {
    const askedAt = performance.now()
    const runs = [...this.#underWay.keys()]
    const { own, news } = await this.#beat.look(runs)
    this.#lease.renew(askedAt)
    for (const run of runs) {
      const told = news.get(run.run)
      if (!told) run.end(new NotOurs())
      else {
        run.stopRequested = told.stopRequested
        for (const { id, ...answer } of told.answers) run.questions.answered(id, answer)
      }
    }
    await this.#returnForgotten(own)
  }

  /** What this process has and does not know of, nobody would take from it for as long as it lives. */
  async #returnForgotten(own: readonly string[]): Promise<void> {
    const known = new Set([...this.#atHand].map(({ runId }) => runId))
    for (const id of own) if (!known.has(id)) await putBack(this.#options, id, this.id, 'worker-stopped')
  }
}
