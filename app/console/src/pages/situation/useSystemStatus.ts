import { computed, shallowRef } from 'vue'
import { api, dataOf } from '../../api/client.ts'
import type { Got } from '../../api/types.ts'
import { type Sample, withSample } from '../../components/trend.ts'
import { type Connection, type PollingOptions, usePolling } from '../../composables/usePolling.ts'

export type SystemStatus = Got<'/api/status'>

const parts = ['api', 'postgres', 'redis', 'cos'] as const
export type PartName = (typeof parts)[number]

/** One card of the page. */
export interface PartHealth {
  name: PartName
  state: 'ok' | 'down' | 'unknown'
  trend: readonly Sample[]
  latencyMs: number | undefined
  /** Why it is down, as a short code. */
  reason: string | undefined
}

/** The system as it is now, with the recent latency of each part for its trend line. */
export function useSystemStatus(options?: PollingOptions) {
  const trends = shallowRef<Record<PartName, Sample[]>>({ api: [], postgres: [], redis: [], cos: [] })

  function record(samples: Partial<Record<PartName, Sample>>): void {
    const next = { ...trends.value }
    for (const part of parts) next[part] = withSample(next[part], samples[part] ?? null)
    trends.value = next
  }

  const { data, answeredAt, connection, refresh } = usePolling(async (signal) => {
    try {
      const [status, apiLatencyMs] = await Promise.all([
        dataOf(api.GET('/api/status', { signal })),
        measureApi(signal),
      ])
      record({
        api: apiLatencyMs,
        postgres: sampleOf(status.dependencies.postgres),
        redis: sampleOf(status.dependencies.redis),
        cos: sampleOf(status.dependencies.cos),
      })
      return status
    } catch (error) {
      if (!signal.aborted) record({})
      throw error
    }
  }, options)

  const health = computed(() =>
    parts.map((name) => healthOf(name, data.value, connection.value, trends.value[name])),
  )

  return { status: data, answeredAt, connection, health, refresh }
}

/** The status waits for the slowest dependency, so the API's own latency is that of its lightest answer. */
async function measureApi(signal: AbortSignal): Promise<number> {
  const askedAt = performance.now()
  await api.GET('/api/version', { signal })
  return performance.now() - askedAt
}

/** What cannot be asked now is not known, whatever the last answer was. */
function healthOf(
  name: PartName,
  status: SystemStatus | undefined,
  connection: Connection,
  trend: readonly Sample[],
): PartHealth {
  const unknown: PartHealth = { name, trend, state: 'unknown', latencyMs: undefined, reason: undefined }
  if (name === 'api' && connection === 'interrupted')
    return { ...unknown, state: 'down', reason: 'UNREACHABLE' }
  if (connection !== 'live' || !status) return unknown
  const latencyMs = trend.at(-1) ?? undefined
  if (name === 'api') return { ...unknown, state: 'ok', latencyMs }
  const found = status.dependencies[name]
  if (!found) return unknown
  const { ok, reason } = found
  return { ...unknown, state: ok ? 'ok' : 'down', latencyMs, reason }
}

/** Its latency in milliseconds. */
function sampleOf(found: { ok: boolean; latencyMs: number } | undefined): Sample {
  return found?.ok ? found.latencyMs : null
}
