import type { Registry } from 'prom-client'
import { z } from 'zod'

/** What one process had counted since its start, and how it was, at one moment. */
export const sample = z.object({
  /** Release and a part of its own, so that the process that follows begins at zero. */
  process: z.string(),
  /** Milliseconds since the epoch. */
  at: z.number(),
  requests: z.number(),
  failures: z.number(),
  /** Requests that took at most as many seconds as the key says. */
  within: z.record(z.string(), z.number()),
  cacheReads: z.number(),
  cacheLoads: z.number(),
  modelCalls: z.number(),
  modelFailures: z.number(),
  tokens: z.number(),
  sockets: z.number(),
  memoryBytes: z.number(),
  /** Calls of models and tools under way, and those that wait for others to end. */
  agentsAtWork: z.number(),
  agentsWaiting: z.number(),
  /** Of all processes: each of them counts them in the database. */
  runs: z.object({ queued: z.number(), running: z.number(), waiting: z.number() }),
})
export type Sample = z.infer<typeof sample>

/** What looks at the system instead of working with it is not what people wait for. */
const watching = new Set([
  '/api/status',
  '/api/version',
  '/api/metrics/trends',
  '/health',
  '/ready',
  '/metrics',
])

/** Reads the counters that Prometheus is told too, so that both tell the same. */
export async function takeSample(registry: Registry, process: string, at: number): Promise<Sample> {
  let requests = 0
  let failures = 0
  const within: Record<string, number> = {}
  for (const { metricName = '', labels, value } of await valuesOf(
    registry,
    'http_request_duration_seconds',
  )) {
    if (watching.has(String(labels.route))) continue
    if (metricName.endsWith('_bucket') && labels.le !== '+Inf')
      within[String(labels.le)] = (within[String(labels.le)] ?? 0) + value
    if (!metricName.endsWith('_count')) continue
    requests += value
    if (String(labels.status).startsWith('5')) failures += value
  }
  return {
    ...{ process, at, requests, failures, within },
    cacheReads: await sumOf(registry, 'cache_gets'),
    cacheLoads: await sumOf(registry, 'cache_loads'),
    modelCalls: await sumOf(registry, 'agent_calls_total', { kind: 'model' }),
    modelFailures: await sumOf(registry, 'agent_calls_total', { kind: 'model', outcome: 'failed' }),
    // Those that the server had in its cache are a part of the prompt's.
    tokens:
      (await sumOf(registry, 'model_tokens_total', { kind: 'prompt' })) +
      (await sumOf(registry, 'model_tokens_total', { kind: 'completion' })),
    sockets: await sumOf(registry, 'live_sockets'),
    memoryBytes: await sumOf(registry, 'process_resident_memory_bytes'),
    agentsAtWork: await sumOf(registry, 'agents_at_work'),
    agentsWaiting: await sumOf(registry, 'agents_waiting'),
    runs: runsIn(await valuesOf(registry, 'runs_open')),
  }
}

interface Value {
  readonly metricName?: string
  readonly labels: Readonly<Record<string, string | number>>
  readonly value: number
}

async function valuesOf(registry: Registry, name: string): Promise<readonly Value[]> {
  const metric = await registry.getSingleMetric(name)?.get()
  return (metric?.values ?? []) as Value[]
}

/** Of the values that have these labels; 0 where this process has no such metric. */
async function sumOf(registry: Registry, name: string, wanted: Value['labels'] = {}): Promise<number> {
  const values = (await valuesOf(registry, name)).filter(({ labels }) =>
    Object.entries(wanted).every(([label, value]) => labels[label] === value),
  )
  return values.reduce((sum, { value }) => sum + value, 0)
}

function runsIn(values: readonly Value[]): Sample['runs'] {
  const of = (status: string) => values.find(({ labels }) => labels.status === status)?.value ?? 0
  return { queued: of('queued'), running: of('running'), waiting: of('waiting') }
}
