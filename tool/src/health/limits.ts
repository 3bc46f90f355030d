import type { EnvironmentConfig } from '../config/schema.ts'

/** What is still well. Where alarms have a threshold, it is the same: whoever is told finds it here. */
export interface Limits {
  /** Percent. */
  readonly disk: number
  readonly memory: number
  readonly connections: number
  readonly cacheMemory: number
  /** Programs that want each core, on average. */
  readonly loadPerCore: number
  /** Milliseconds for /health and /ready, from the host itself. */
  readonly alive: number
  readonly ready: number
  /** Milliseconds that 95 of 100 requests take at most, and percent of them that may fail. */
  readonly p95: number
  readonly failed: number
  /** Milliseconds in which the databases take a connection and answer. */
  readonly database: number
  /** Seconds. */
  readonly lag: number
  readonly transaction: number
  /** Percent of reads that the cache has to have, once it was asked often enough to tell. */
  readonly hitRate: number
  readonly hitRateFrom: number
  /** Days that a certificate has to last. */
  readonly certificate: number
  /** Milliseconds in which the model's API answers at all. */
  readonly model: number
}

export function limitsOf({ alarms, postgres }: EnvironmentConfig): Limits {
  const { disk = 85, memory = 85, connections = 80 } = alarms?.thresholds ?? {}
  return {
    disk,
    memory,
    connections,
    cacheMemory: memory,
    loadPerCore: 2,
    alive: 500,
    ready: 2_000,
    p95: 1_000,
    failed: 1,
    database: 2_000,
    lag: (postgres === false ? undefined : postgres.readOnly?.maxLag) ?? 60,
    transaction: 600,
    hitRate: 50,
    hitRateFrom: 1_000,
    certificate: 14,
    model: 5_000,
  }
}
