import type { Collection } from '../../engine/store.ts'
import type { World } from '../../engine/world.ts'

export interface Role {
  /** Digits, as the cloud's. */
  readonly roleId: string
  readonly roleName: string
  /** The trust policy as it was given: a JSON text. */
  readonly trust: string
  readonly description: string
  /** Seconds. */
  readonly sessionDuration: number
  readonly addTime: string
  readonly updateTime: string
  readonly attachments: readonly Attachment[]
}

export interface Attachment {
  readonly policyId: number
  readonly addTime: string
}

export interface Policy {
  readonly policyId: number
  readonly policyName: string
  readonly description: string
  /** A JSON text. */
  readonly document: string
  readonly addTime: string
  readonly updateTime: string
}

/** By role name, which is unique in an account. */
export function roles(world: World): Collection<Role> {
  return world.store.collection('cam.roles')
}

/** By policy id, as text. */
export function policies(world: World): Collection<Policy> {
  return world.store.collection('cam.policies')
}
