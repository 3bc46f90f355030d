/** How often one namespace of the cache could answer since the process started. */
export interface CacheStatistics {
  readonly gets: number
  /** Gets that had to ask the source; the hit rate is (gets - loads) / gets. */
  readonly loads: number
}

/** What is remembered, and what it was made from. */
export interface CacheEntry {
  /** What hit rates are counted by. */
  readonly namespace: string
  /** Unique within the namespace. */
  readonly key: string
  /** Forgetting any of these forgets the entry; the namespace by default. */
  readonly tags?: readonly string[]
}

/** Answers from memory or Redis what the database said before. When it is away the app is slower and nothing else. */
export interface Cache {
  /** The value of `entry`, or what `load` returns, which is then remembered for a while. Not to be changed. */
  remember<T>(entry: CacheEntry, load: () => Promise<T>): Promise<{ value: T; hit: boolean }>
  /** Makes everything that bears one of the tags unreachable. To be called after each write to its source. */
  forget(...tags: readonly string[]): Promise<void>
  /** Rejects when the cache does not answer. */
  check(): Promise<void>
  /** By namespace. */
  statistics(): ReadonlyMap<string, CacheStatistics>
}
