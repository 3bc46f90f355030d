/** How often the cache could answer since the process started. */
export interface CacheStatistics {
  reads: number
  /** Reads that had to ask the source; the hit rate is (reads - loads) / reads. */
  loads: number
}

/** The door to Redis. A cache that is away makes the app slower and nothing else. */
export interface Cache {
  /** The value under `key` in `group`, or what `load` returns, which is then remembered for a while. */
  remember<T>(group: string, key: string, load: () => Promise<T>): Promise<{ value: T; hit: boolean }>
  /** Makes everything remembered in `group` unreachable. To be called after each write to its source. */
  forget(group: string): Promise<void>
  /** Rejects when the cache does not answer. */
  check(): Promise<void>
  statistics(): CacheStatistics
}
