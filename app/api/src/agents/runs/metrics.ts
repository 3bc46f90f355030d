import { Counter, Gauge, Histogram, type Registry } from 'prom-client'
import type { Told } from './told.ts'

/** In seconds: a scripted model answers in fractions of one, a thinking one takes minutes. */
const TURN_BUCKETS = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 40, 60, 120, 300]

/** In seconds: a run that is taken up at once waits a tenth of one. */
const WAIT_BUCKETS = [0.1, 0.5, 1, 2.5, 5, 15, 60, 300, 900]

/** In seconds, up to the longest run that is allowed by default, and beyond for those that wait for people. */
const RUN_BUCKETS = [1, 5, 15, 60, 180, 600, 1_800, 7_200]

/** What the runs of this process tell Prometheus: how agents work together, and at what price. */
export class RunMetrics {
  readonly #turns: Histogram
  readonly #messages: Counter
  readonly #handoffs: Counter
  readonly #modelCalls: Histogram
  readonly #toolCalls: Histogram
  readonly #waits: Histogram
  readonly #runs: Histogram
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
    this.#messages = new Counter({
      ...{ name: 'agent_messages_total', registers },
      help: 'What agents said to each other',
    })
    this.#handoffs = new Counter({
      ...{ name: 'agent_handoffs_total', registers },
      help: 'How often an agent handed over to another',
    })
    this.#modelCalls = new Histogram({
      ...{ name: 'model_call_duration_seconds', registers, labelNames: ['model'], buckets: TURN_BUCKETS },
      help: 'Calls of models that were answered',
    })
    this.#toolCalls = new Histogram({
      ...{ name: 'tool_call_duration_seconds', registers, buckets: TURN_BUCKETS },
      help: 'Calls of tools, failed ones too',
    })
    this.#waits = new Histogram({
      ...{ name: 'run_wait_seconds', registers, buckets: WAIT_BUCKETS },
      help: 'From the order of a run to the first worker that took it',
    })
    this.#runs = new Histogram({
      ...{ name: 'run_duration_seconds', registers, labelNames: ['status'], buckets: RUN_BUCKETS },
      help: 'From the first start of a run to its end, waiting for people included',
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

  told({ kind, payload, paid, said }: Told): void {
    if (said) this.#messages.inc()
    if (kind === 'message' && isHandoff(payload.message)) this.#handoffs.inc()
    if (paid) {
      const { model } = paid
      this.#modelCalls.observe({ model }, paid.milliseconds / 1000)
      this.#tokens.inc({ model, kind: 'prompt' }, paid.promptTokens)
      this.#tokens.inc({ model, kind: 'cached' }, paid.cachedTokens)
      this.#tokens.inc({ model, kind: 'completion' }, paid.completionTokens)
      if (paid.cost !== undefined) this.#cost.inc({ model }, paid.cost)
      this.#calls.inc({ kind: 'model', outcome: 'succeeded' })
    }
    if (kind === 'model-failed') this.#calls.inc({ kind: 'model', outcome: 'failed' })
    if (kind === 'tool-called') {
      this.#toolCalls.observe(Number(payload.milliseconds) / 1000)
      this.#calls.inc({ kind: 'tool', outcome: isError(payload.result) ? 'failed' : 'succeeded' })
    }
  }

  /** A run was taken up for the first time. */
  begun(waitedMs: number): void {
    this.#waits.observe(waitedMs / 1000)
  }

  ended(status: string, code: string, lastedMs: number): void {
    this.#ended.inc({ status, code })
    this.#runs.observe({ status }, lastedMs / 1000)
  }
}

function isHandoff(message: unknown): boolean {
  return (
    typeof message === 'object' && message !== null && 'type' in message && message.type === 'HandoffMessage'
  )
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
