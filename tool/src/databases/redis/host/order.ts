import type { RedisServer } from '../../clients/redis/connection.ts'

/** What a host is asked to find out. It holds a password: it travels hidden. */
export type RedisOrder =
  | { readonly task: 'info'; readonly server: RedisServer }
  | { readonly task: 'bigkeys'; readonly server: RedisServer; readonly limits: Limits }

/** How much work Redis may be given: it does one thing at a time, and people wait meanwhile. */
export interface Limits {
  /** Keys that are looked at. */
  readonly keys: number
  readonly seconds: number
}

/** What one shard answers to INFO; the one server, where there are none. */
export interface ShardInfo {
  readonly shard: string
  readonly info: string
}

export interface BigKey {
  readonly key: string
  readonly bytes: number
  /** `string`, `hash`, … */
  readonly type: string
  /** Members, or bytes of a string. */
  readonly length: number
  /** Seconds until it ends; -1 for never. */
  readonly endsIn: number
}

/** Keys that begin alike, up to the first colon. */
export interface KeyGroup {
  readonly prefix: string
  readonly keys: number
  readonly bytes: number
}

export interface BigKeys {
  /** Keys that there are. */
  readonly keys: number
  /** Of them, those that were looked at; SCAN tells them in no order, so that some are a fair sample. */
  readonly looked: number
  readonly biggest: readonly BigKey[]
  /** Those with most bytes, of what was looked at. */
  readonly groups: readonly KeyGroup[]
}
