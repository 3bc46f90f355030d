import type {
  AlarmPolicyRule,
  CLSNotice,
  URLNotice,
  UserNotice,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/monitor/v20180724/monitor_models.js'
import type { Collection } from '../../engine/store.ts'
import type { World } from '../../engine/world.ts'

/** Who is told of alarms, and how. It belongs to no region. */
export interface AlarmNotice {
  readonly noticeId: string
  readonly name: string
  readonly noticeType: string
  readonly language: string
  readonly userNotices: readonly UserNotice[]
  readonly urlNotices: readonly URLNotice[]
  readonly clsNotices: readonly CLSNotice[]
  readonly updatedAt: number
}

/** What is watched, and when it is an alarm. It belongs to no region either. */
export interface AlarmPolicy {
  readonly policyId: string
  /** The number by which the binding actions know it. */
  readonly originId: number
  readonly name: string
  readonly remark: string
  /** An alarm type's id. */
  readonly namespace: string
  readonly projectId: number
  readonly enabled: boolean
  readonly condition: Condition | null
  readonly events: readonly string[]
  readonly noticeIds: readonly string[]
  readonly bindsAll: boolean
  readonly objects: readonly BoundObject[]
  readonly tagBinding: TagBinding | null
  readonly createdAt: number
  readonly updatedAt: number
}

export interface Condition {
  /** 0 for any of the rules, 1 for all. */
  readonly isUnionRule: number
  readonly rules: readonly AlarmPolicyRule[]
}

export interface BoundObject {
  readonly uniqueId: string
  /** Short: `gz`. */
  readonly region: string
  /** A JSON text with its keys in order. */
  readonly dimensions: string
}

export interface TagBinding {
  readonly serviceType: string
  readonly tags: readonly { readonly Key: string; readonly Value: string }[]
}

export function alarmNotices(world: World): Collection<AlarmNotice> {
  return world.store.collection('monitor.alarm-notices')
}

export function alarmPolicies(world: World): Collection<AlarmPolicy> {
  return world.store.collection('monitor.alarm-policies')
}
