import type { FastifyBaseLogger } from 'fastify'
import type { Sweep } from './sweep.ts'

const INTERVAL_MS = 3_600_000

/** Sweeps once an hour. */
export class Upkeep {
  readonly #sweep: Sweep
  readonly #logger: FastifyBaseLogger
  #timer: NodeJS.Timeout | undefined
  #running: Promise<void> = Promise.resolve()

  constructor(sweep: Sweep, logger: FastifyBaseLogger) {
    this.#sweep = sweep
    this.#logger = logger
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
    try {
      const { files, uploads, objects } = await this.#sweep.run()
      if (files + uploads + objects > 0)
        this.#logger.info({ files, uploads, objects }, 'Files, uploads and objects that ended were removed')
    } catch (error) {
      this.#logger.warn({ err: error }, 'The sweep of files failed and is tried again in an hour')
    }
  }
}
