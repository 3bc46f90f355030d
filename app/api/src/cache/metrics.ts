import { Gauge, type Registry } from 'prom-client'
import type { Cache } from './cache.ts'

/** Tells Prometheus, for each namespace, how often the cache was asked and how often it had to ask. */
export function measureCache(cache: Cache, registry: Registry): void {
  const gauge = (name: string, help: string, read: (gets: number, loads: number) => number) =>
    new Gauge({
      name,
      help,
      labelNames: ['namespace'],
      registers: [registry],
      collect() {
        for (const [namespace, { gets, loads }] of cache.statistics())
          this.set({ namespace }, read(gets, loads))
      },
    })
  gauge('cache_gets', 'Reads through the cache since the start', (gets) => gets)
  gauge('cache_loads', 'Reads that had to ask the source', (_, loads) => loads)
  gauge('cache_hit_rate', '(gets - loads) / gets', (gets, loads) => (gets - loads) / gets)
}
