import type { Registry } from 'prom-client'

/** What one process had counted since its start, at one moment. */
export interface Sample {
  /** Release and a part of its own, so that the process that follows begins at zero. */
  readonly process: string
  /** Milliseconds since the epoch. */
  readonly at: number
  readonly requests: number
  readonly failures: number
  /** Requests that took at most as many seconds as the key says. */
  readonly within: Readonly<Record<string, number>>
  readonly cacheReads: number
  readonly cacheLoads: number
  readonly sockets: number
  readonly memoryBytes: number
}

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
    sockets: await sumOf(registry, 'live_sockets'),
    memoryBytes: await sumOf(registry, 'process_resident_memory_bytes'),
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

async function sumOf(registry: Registry, name: string): Promise<number> {
  return (await valuesOf(registry, name)).reduce((sum, { value }) => sum + value, 0)
}
