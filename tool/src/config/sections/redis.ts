import { z } from 'zod'
import { hour } from './words.ts'

const replicas = z.int().min(1).max(5).default(1)

const standard = z.strictObject({
  /** One master and its replicas, one of which takes over by itself. */
  type: z.literal('standard'),
  replicas,
})

const cluster = z.strictObject({
  /** Shards that hold the keys among them; more of them are added in place. */
  type: z.literal('cluster'),
  /** Each with `memory` of its own. */
  shards: z.literal([1, 3, 5, 8, 12, 16, 24, 32, 40, 48, 64, 80, 96, 128]).default(1),
  /**
   * `proxy`: the app speaks to a proxy as to one server. `direct`: it speaks to each shard itself, a step less for
   * each command, as a client of Redis Cluster; it finds `REDIS_CLUSTER` among its settings. The cloud takes it when
   * an instance is ordered (`ConnectionMode` of https://cloud.tencent.com/document/api/239/20026) and has no action
   * that changes it: another one is another instance. Never tried on the real cloud.
   */
  connection: z.enum(['proxy', 'direct']).default('proxy'),
  /** Of each shard. */
  replicas,
})

const backup = z.strictObject({
  /** The hour of the daily backup, UTC+8. Backups are kept for seven days; more needs a ticket. */
  window: hour.default('02:00-03:00'),
  /** Allows going back to any second of the last seven days. The nearest to `appendonly`, which is not offered. */
  everySecond: z.boolean().default(false),
})

const evictionPolicy = z.enum([
  'noeviction',
  'allkeys-lru',
  'allkeys-lfu',
  'allkeys-random',
  'volatile-lru',
  'volatile-lfu',
  'volatile-random',
  'volatile-ttl',
])

export const redis = z.strictObject({
  version: z.enum(['6.2', '7.0']).default('7.0'),
  /** GB; in a cluster, of each shard. */
  memory: z.int().min(1).max(64).default(1),
  architecture: z.discriminatedUnion('type', [standard, cluster]).prefault({ type: 'standard' }),
  /** What goes when memory is full. */
  evictionPolicy: evictionPolicy.default('noeviction'),
  /** Seconds after which an idle connection is closed; 0 is never. */
  timeout: z.int().min(0).max(31_536_000).default(0),
  /** Further parameters by name. */
  parameters: z.record(z.string(), z.string()).default({}),
  backup: backup.prefault({}),
})
