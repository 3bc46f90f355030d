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
  readonly settings: Settings
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

/** By name. */
export function cdnDomains(world: World): Collection<CdnDomain> {
  return world.store.collection('cdn.domains')
}

/** By root domain. */
export function ownerships(world: World): Collection<Ownership> {
  return world.store.collection('cdn.ownerships')
}
