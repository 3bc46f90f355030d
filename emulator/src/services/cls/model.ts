import type { RuleInfo } from 'tencentcloud-sdk-nodejs/tencentcloud/services/cls/v20201016/cls_models.js'
import type { Collection } from '../../engine/store.ts'
import type { World } from '../../engine/world.ts'

export interface Logset {
  readonly logsetId: string
  readonly region: string
  readonly name: string
  readonly createdAt: number
}

export interface Topic {
  readonly topicId: string
  readonly logsetId: string
  readonly region: string
  readonly name: string
  readonly description: string
  /** Days; `forever` of the limits is for good. */
  readonly period: number
  readonly storageType: string
  /** Days in the standard storage, before the cheaper one; 0 keeps everything there. */
  readonly hotPeriod: number
  readonly partitions: number
  readonly autoSplit: boolean
  readonly maxPartitions: number
  /** 0 for logs, 1 for metrics. */
  readonly bizType: number
  /** Whether it takes in what is sent. */
  readonly collects: boolean
  readonly createdAt: number
}

/** By which a topic's logs can be searched. */
export interface Index {
  readonly topicId: string
  readonly rule: RuleInfo
  readonly enabled: boolean
  readonly includesInternalFields: boolean
  readonly metadataFlag: number
  readonly modifiedAt: number
}

export function logsets(world: World): Collection<Logset> {
  return world.store.collection('cls.logsets')
}

export function topics(world: World): Collection<Topic> {
  return world.store.collection('cls.topics')
}

/** By topic id: a topic has one or none. */
export function indexes(world: World): Collection<Index> {
  return world.store.collection('cls.indexes')
}
