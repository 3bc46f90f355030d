import { randomBytes } from 'node:crypto'
import type { Registry } from 'prom-client'
import type { Clock } from '../../clock.ts'
import { takeSample } from './sample.ts'
import type { SampleStore } from './store.ts'

export const SAMPLE_EVERY_MS = 15_000

export interface SamplerParts {
  readonly registry: Registry
  readonly store: SampleStore
  readonly clock: Clock
  readonly release: string
}

/** Samples this process for as long as it runs. While Redis is away there is a gap, as the charts then show. */
export class Sampler {
  readonly #parts: SamplerParts
  readonly #process: string
  #timer: NodeJS.Timeout | undefined
  #running: Promise<void> = Promise.resolve()

  constructor(parts: SamplerParts) {
    this.#parts = parts
    this.#process = `${parts.release} ${randomBytes(4).toString('hex')}`
  }

  start(): void {
    this.#timer = setInterval(() => {
      this.#running = this.sample()
    }, SAMPLE_EVERY_MS).unref()
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer)
    await this.#running
  }

  async sample(): Promise<void> {
    const { registry, store, clock } = this.#parts
    const sample = await takeSample(registry, this.#process, clock().getTime())
    await store.add(sample).catch(() => undefined)
  }
}
