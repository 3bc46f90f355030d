import type { Collection } from '../../engine/store.ts'
import type { World } from '../../engine/world.ts'

export type InstanceState =
  | 'PENDING'
  | 'LAUNCH_FAILED'
  | 'RUNNING'
  | 'STOPPING'
  | 'STOPPED'
  | 'STARTING'
  | 'REBOOTING'
  | 'TERMINATING'

export interface Instance {
  readonly instanceId: string
  readonly region: string
  readonly zone: string
  readonly projectId: number
  readonly name: string
  readonly hostName: string
  readonly type: string
  readonly imageId: string
  readonly vpcId: string
  readonly subnetId: string
  readonly privateIp: string
  /** The loopback address at which the host really is; empty until it first boots. */
  readonly hostAddress: string
  /** Whether that address counts as public without an EIP. */
  readonly ownPublicIp: boolean
  readonly internetChargeType: string
  /** Mbps */
  readonly internetBandwidth: number
  readonly keyIds: readonly string[]
  readonly camRoleName: string
  /** Whether the TAT agent is installed. */
  readonly agent: boolean
  readonly protected: boolean
  readonly state: InstanceState
  /** When it entered that state. */
  readonly stateSince: number
  readonly latestOperation: Operation | null
  readonly createdAt: number
}

export interface Operation {
  readonly name: string
  readonly state: 'OPERATING' | 'SUCCESS' | 'FAILED'
  readonly requestId: string
}

export interface KeyPair {
  readonly keyId: string
  readonly region: string
  readonly name: string
  readonly projectId: number
  readonly publicKey: string
  readonly createdAt: number
}

export function instances(world: World): Collection<Instance> {
  return world.store.collection('cvm.instances')
}

export function keyPairs(world: World): Collection<KeyPair> {
  return world.store.collection('cvm.key-pairs')
}
