import type { Collection } from '../../engine/store.ts'
import type { World } from '../../engine/world.ts'

/** The states of https://cloud.tencent.com/document/api/409/16773 that the emulated instances go through. */
export type InstanceStatus =
  | 'applying'
  | 'init'
  | 'running'
  | 'job running'
  | 'expanding'
  | 'parameter modifying'
  | 'network changing'
  | 'deployment changing'
  | 'primary-switching'
  | 'isolating'
  | 'isolated'
  | 'disisolating'
  | 'offlining'

export interface Instance {
  readonly instanceId: string
  readonly region: string
  readonly zone: string
  readonly standbyZone: string
  readonly vpcId: string
  readonly subnetId: string
  readonly name: string
  readonly status: InstanceStatus
  readonly specCode: string
  readonly cpu: number
  /** GB */
  readonly memory: number
  /** GB */
  readonly storage: number
  readonly storageType: string
  /** Of the server that runs: `15.18` */
  readonly version: string
  readonly charset: string
  readonly adminName: string
  readonly projectId: number
  readonly deletionProtection: boolean
  /** Where the server really listens: a loopback address. */
  readonly address: string
  readonly port: number
  readonly ssl: boolean
  /** What its certificate protects, where that is not the address: the one of its read-only group. */
  readonly sslAddress?: string | undefined
  /** Of a read-only instance: the instance that it follows. */
  readonly masterId?: string
  /** The read-only group that it answers for. */
  readonly groupId?: string | undefined
  readonly backupPlan: BackupPlan
  readonly createdAt: number
  readonly updatedAt: number
  readonly isolatedAt?: number
  /** The administrator's password as the server will store it; dropped once the server has it. */
  readonly adminVerifier?: string
}

export interface BackupPlan {
  readonly planId: string
  readonly name: string
  readonly weekdays: readonly string[]
  readonly earliestStart: string
  readonly latestStart: string
  /** Days. */
  readonly baseRetention: number
  /** Days. */
  readonly logRetention: number
  readonly method: string
  readonly updatedAt: number
}

/** A change that answers with a `TaskId`. */
export interface ChangeTask {
  readonly taskId: number
  readonly type: string
  readonly instanceId: string
  readonly status: 'Running' | 'Success'
  readonly startedAt: number
  readonly endedAt?: number
}

/** What the server does not remember of an account; the account itself is a role of the server. */
export interface AccountRecord {
  readonly remark: string
  readonly createdAt: number
  readonly updatedAt: number
  readonly passwordUpdatedAt: number
}

export function instances(world: World): Collection<Instance> {
  return world.store.collection('postgres.instances')
}

/** By task id, as text. */
export function changeTasks(world: World): Collection<ChangeTask> {
  return world.store.collection('postgres.tasks')
}

/** By `<instance id>/<account name>`. */
export function accountRecords(world: World): Collection<AccountRecord> {
  return world.store.collection('postgres.accounts')
}
