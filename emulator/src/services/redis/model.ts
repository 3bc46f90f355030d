import type { Collection } from '../../engine/store.ts'
import type { World } from '../../engine/world.ts'

/** `Status` of https://cloud.tencent.com/document/api/239/20018 (DescribeInstances). */
export const status = {
  initialising: 0,
  busy: 1,
  running: 2,
  isolated: -2,
  deleting: -3,
} as const

export type Status = (typeof status)[keyof typeof status]

export interface Instance {
  readonly instanceId: string
  readonly region: string
  readonly zone: string
  /** Zones of the replicas, one each. */
  readonly replicaZones: readonly string[]
  readonly vpcId: string
  readonly subnetId: string
  readonly name: string
  readonly status: Status
  readonly typeId: number
  /** MB; of one shard */
  readonly memSize: number
  /** 1 in the standard architecture. */
  readonly shards: number
  readonly projectId: number
  /** Where the server really listens: a loopback address. Of several, the first. */
  readonly address: string
  readonly port: number
  /**
   * The servers of a cluster without a proxy, one for each shard; of those beyond `shards`, the keys are being taken
   * away. Absent where one server stands for everything.
   */
  readonly nodes?: readonly ClusterNode[]
  readonly ssl: boolean
  /** Nobody has to know a password. */
  readonly noAuth: boolean
  /** Those that were changed. */
  readonly parameters: Readonly<Record<string, string>>
  readonly deleteProtection: boolean
  readonly backup: BackupConfig
  readonly createdAt: number
  readonly isolatedAt?: number
}

export interface ClusterNode {
  /** `shard-1` */
  readonly name: string
  readonly address: string
  readonly port: number
  /** Where the servers speak with each other. */
  readonly busPort: number
}

export interface BackupConfig {
  readonly weekdays: readonly string[]
  /** `02:00-03:00` */
  readonly timePeriod: string
  /** Days. */
  readonly retention: number
  /** Since when every second can be gone back to; absent in the normal mode. */
  readonly everySecondSince?: number
}

export interface ChangeTask {
  readonly taskId: number
  readonly type: string
  readonly instanceId: string
  readonly status: 'running' | 'succeed' | 'failed'
  readonly startedAt: number
}

export function instances(world: World): Collection<Instance> {
  return world.store.collection('redis.instances')
}

/** By task id, as text. */
export function changeTasks(world: World): Collection<ChangeTask> {
  return world.store.collection('redis.tasks')
}
