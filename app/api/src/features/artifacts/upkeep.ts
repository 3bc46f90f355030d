import type { FastifyBaseLogger } from 'fastify'
import type { Clock } from '../../clock.ts'
import type { LocalCopies } from './local-copies.ts'
import type { ArtifactObjects } from './objects.ts'

const INTERVAL_MS = 3_600_000
/** What was not read for so long is fetched again when it is. */
const COPY_UNUSED_MS = 7 * 24 * 3_600_000

export interface UpkeepParts {
  readonly objects: ArtifactObjects
  readonly copies: LocalCopies
  readonly clock: Clock
  readonly logger: FastifyBaseLogger
}

/** Once an hour: removes objects that nothing refers to, and copies that nobody reads. */
export class Upkeep {
  readonly #parts: UpkeepParts
  #timer: NodeJS.Timeout | undefined
  #running: Promise<void> = Promise.resolve()

  constructor(parts: UpkeepParts) {
    this.#parts = parts
  }

  start(): void {
    this.#timer = setInterval(() => {
      this.#running = this.#run()
    }, INTERVAL_MS).unref()
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer)
    await this.#running
  }

  async #run(): Promise<void> {
    const { objects, copies, clock, logger } = this.#parts
    try {
      const removed = await objects.sweep()
      if (removed > 0) logger.info({ removed }, 'Objects that no artifact refers to were removed')
      await copies.removeUnusedSince(new Date(clock().getTime() - COPY_UNUSED_MS))
    } catch (error) {
      logger.warn({ err: error }, 'The upkeep of artifacts failed and is tried again in an hour')
    }
  }
}
