import { Counter, Gauge, Histogram, type Registry } from 'prom-client'
import type { Told } from './told.ts'

/** In seconds: a scripted model answers in fractions of one, a thinking one takes minutes. */
const TURN_BUCKETS = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 40, 60, 120, 300]

/** What the runs of this process tell Prometheus. */
export class RunMetrics {
  readonly #turns: Histogram
  readonly #tokens: Counter
  readonly #cost: Counter
  readonly #calls: Counter
  readonly #ended: Counter

  constructor(registry: Registry) {
    const registers = [registry]
    this.#turns = new Histogram({
      ...{ name: 'agent_turn_duration_seconds', registers, buckets: TURN_BUCKETS },
      help: 'From the first step of a turn of an agent to what it says',
    })
    this.#tokens = new Counter({
      ...{ name: 'model_tokens_total', registers, labelNames: ['model', 'kind'] },
      help: 'Tokens of model calls, by kind: prompt, cached (a part of those), completion',
    })
    this.#cost = new Counter({
      ...{ name: 'model_cost_yuan_total', registers, labelNames: ['model'] },
      help: 'What model calls cost, as far as prices are known',
    })
    this.#calls = new Counter({
      ...{ name: 'agent_calls_total', registers, labelNames: ['kind', 'outcome'] },
      help: 'Calls of models and tools, by whether they succeeded',
    })
    this.#ended = new Counter({
      ...{ name: 'runs_ended_total', registers, labelNames: ['status', 'code'] },
      help: 'Runs that ended, by how; the code is empty where the team said why',
    })
  }

  turn(milliseconds: number): void {
    this.#turns.observe(milliseconds / 1000)
  }

  told({ kind, payload, paid }: Told): void {
    if (paid) {
      const { model } = paid
      this.#tokens.inc({ model, kind: 'prompt' }, paid.promptTokens)
      this.#tokens.inc({ model, kind: 'cached' }, paid.cachedTokens)
      this.#tokens.inc({ model, kind: 'completion' }, paid.completionTokens)
      if (paid.cost !== undefined) this.#cost.inc({ model }, paid.cost)
      this.#calls.inc({ kind: 'model', outcome: 'succeeded' })
    }
    if (kind === 'model-failed') this.#calls.inc({ kind: 'model', outcome: 'failed' })
    if (kind === 'tool-called')
      this.#calls.inc({ kind: 'tool', outcome: isError(payload.result) ? 'failed' : 'succeeded' })
  }

  ended(status: string, code = ''): void {
    this.#ended.inc({ status, code })
  }
}

function isError(result: unknown): boolean {
  return typeof result === 'object' && result !== null && 'isError' in result && result.isError === true
}

/** How many agents of this process are at work, and how many wait for one that is to become free. */
export function measureSlots(
  slots: { readonly activeCount: number; readonly pendingCount: number },
  registry: Registry,
): void {
  new Gauge({
    ...{ name: 'agents_at_work', registers: [registry] },
    help: 'Calls of models and tools under way in this process',
    collect() {
      this.set(slots.activeCount)
    },
  })
  new Gauge({
    ...{ name: 'agents_waiting', registers: [registry] },
    help: 'Calls that wait until fewer agents are at work in this process',
    collect() {
      this.set(slots.pendingCount)
    },
  })
}
