import type { AddCdnDomainRequest } from 'tencentcloud-sdk-nodejs/tencentcloud/services/cdn/v20180606/cdn_models.js'
import type { Collection } from '../../engine/store.ts'
import type { World } from '../../engine/world.ts'
import type { settingNames } from './settings.ts'

/** The parts of a domain's configuration, in the shape in which clients write them. */
export type Settings = Pick<AddCdnDomainRequest, (typeof settingNames)[number]>

export type DomainStatus = 'processing' | 'online' | 'closing' | 'offline'

export interface CdnDomain {
  readonly domain: string
  readonly resourceId: string
  readonly status: DomainStatus
  readonly projectId: number
  readonly serviceType: string
  readonly area: string
  /** As it was asked for. */
  readonly settings: Settings
  /** As the nodes have it; absent before the first of it has reached them, and after a stop. */
  readonly deployed?: Settings
  readonly createdAt: number
  readonly updatedAt: number
}

/** The proof that a root domain is this account's. */
export interface Ownership {
  readonly rootDomain: string
  /** What a TXT record has to say. */
  readonly text: string
  readonly verified: boolean
}

/** A purge or a prefetch of one address. */
export interface ContentTask {
  /** Of the request, which may have asked for several addresses. */
  readonly taskId: string
  readonly url: string
  readonly kind: 'url' | 'path' | 'push'
  readonly flushType?: string
  readonly area: string
  readonly status: 'process' | 'done' | 'invalid'
  readonly createdAt: number
  readonly updatedAt: number
}

/** By name. */
export function cdnDomains(world: World): Collection<CdnDomain> {
  return world.store.collection('cdn.domains')
}

/** By root domain. */
export function ownerships(world: World): Collection<Ownership> {
  return world.store.collection('cdn.ownerships')
}

/** By a number of their own. */
export function contentTasks(world: World): Collection<ContentTask> {
  return world.store.collection('cdn.contentTasks')
}

/** What the nodes go by; undefined where they serve nothing. */
export function deployedSettings({ deployed, status, settings }: CdnDomain): Settings | undefined {
  // An older emulator kept no record of its own of it.
  return deployed ?? (status === 'online' ? settings : undefined)
}
