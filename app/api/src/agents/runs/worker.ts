import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import type { FastifyBaseLogger } from 'fastify'
import type { RunRow } from '../../features/runs/rows.ts'
import type { DurableWorker, StepJournal } from '../durable/runtime.ts'
import { NotOurs } from '../durable/runtime.ts'
import { Beat, type BeatParts } from './beat.ts'
import { insist } from './insist.ts'
import { LEASE_MS, Lease } from './lease.ts'
import { keepDoing } from './rounds.ts'
import type { RunParts, RunUnderWay } from './run-under-way.ts'
import { Takeover } from './takeover.ts'
import { begin, putBack } from './transitions.ts'
import { type TeamParts, workOnRun } from './work-on-run.ts'

export interface RunWorkerOptions extends Omit<RunParts, 'lease'>, TeamParts {
  /** Host and slot, for people. */
  readonly name?: string
  readonly protocol: number
  readonly capacity: number
  readonly log: FastifyBaseLogger
  /** How long a worker that is not seen counts as alive. */
  readonly leaseMs?: number
  readonly beatMs?: number
  /** Takes runs from the queue, and hands them over as they come. */
  readonly takeFrom: (
    id: string,
    work: (runId: string, journal: StepJournal) => Promise<void>,
  ) => DurableWorker
}

/** Two looks a second: how soon a run learns that it was cancelled, stopped or answered. */
const BEAT_MS = 500
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
  readonly #underWay = new Map<RunUnderWay, Promise<void>>()
  readonly #leaving = new AbortController()
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
    const { limits, log } = this.#options
    const { signal } = this.#leaving
    try {
      if (signal.aborted) return await this.#options.orders.resume([runId])
      await this.#lease.held(signal)
      const row = await insist(() => begin(this.#options, runId, this.id, limits.runSeconds), signal)
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
    } catch (error) {
      if (!signal.aborted)
        log.error({ err: error, runId }, 'A run could not be worked on; it is put back into the queue')
      // Not at once: whatever the matter is, it may take a while.
      await pause(BETWEEN_STARTS_MS, undefined, { signal }).catch(() => {})
      await this.#giveBack(runId)
    }
  }

  #tellWait({ started_at, created_at }: RunRow): void {
    if (started_at) this.#options.metrics.begun(started_at.getTime() - created_at.getTime())
  }

  async #giveBack(runId: string): Promise<void> {
    const { signal } = new AbortController()
    await insist(() => putBack(this.#options, runId, this.id, 'worker-stopped'), signal)
    await insist(() => this.#options.orders.resume([runId]), signal)
  }

  async #handOver(run: RunUnderWay): Promise<void> {
    const { orders } = this.#options
    const { id } = run.run
    try {
      await run.settled().catch(() => {})
      if (await putBack(this.#options, id, this.id, 'worker-stopped')) await orders.resume([id])
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
      keepDoing(() => this.#takeover.look(this.#lease), {
        ...about,
        complaint: 'Runs of workers that died cannot be looked for',
      }),
    ])
  }

  async #look(): Promise<void> {
    const askedAt = performance.now()
    const runs = [...this.#underWay.keys()]
    const seen = await this.#beat.look(runs)
    this.#lease.renew(askedAt)
    for (const run of runs) {
      const news = seen.get(run.run)
      if (!news) run.end(new NotOurs())
      else {
        run.stopRequested = news.stopRequested
        for (const { id, ...answer } of news.answers) run.questions.answered(id, answer)
      }
    }
  }
}
