import { recent } from '../memory.ts'
import { countersIn } from '../metrics/counters.ts'
import { parseMetrics, type Sample } from '../metrics/parse.ts'
import { ratesBetween } from '../metrics/rates.ts'
import type { Reading } from '../reading.ts'
import { activeSlot } from './active-slot.ts'
import type { Probe } from './probe.ts'

/** What the app counts, as far as it counts anything. */
export const metrics: Probe = {
  id: 'metrics',
  rules: ['errors', 'p95', 'agents', 'queue', 'wait', 'cache'],
  async look(view) {
    const { now, memory, remember, order, signal } = view
    const slot = await activeSlot(view)
    if (slot === undefined) return []
    const answer = await fetch(`${order.app.slots[slot]}/metrics`, { signal })
    // Not every app tells.
    if (answer.status === 404) return []
    if (!answer.ok) throw new Error(`/metrics answered ${answer.status}`)
    const samples = parseMetrics(await answer.text())
    const current = countersIn(samples, now)
    const before = recent(memory.counters, now)
    remember({ counters: [...before, current] })
    const earlier = before.find(({ began }) => began === current.began)
    return [...queueIn(samples), ...(earlier === undefined ? [] : ratesBetween(earlier, current))]
  },
}

/** Of all processes together, as each of them tells it. */
function queueIn(samples: readonly Sample[]): Reading[] {
  const queued = samples.find(({ name, labels }) => name === 'runs_open' && labels.status === 'queued')
  const oldest = samples.find(({ name }) => name === 'runs_oldest_queued_seconds')
  return [
    ...(queued === undefined ? [] : [{ rule: 'queue', of: '', value: queued.value }]),
    ...(oldest === undefined ? [] : [{ rule: 'wait', of: '', value: Math.round(oldest.value) }]),
  ]
}
