import type { World } from '../../../engine/world.ts'
import type { Page } from '../../service.ts'
import { nodeOf } from './nodes.ts'
import { knownPlaceOf } from './places.ts'

/**
 * `GET /cdn/<domain>`: where this machine's nodes answer for it, since no name server knows them, and what they did.
 * None for a domain that has not reached them.
 */
export function readPlace(world: World, domain: string): Page | undefined {
  const node = nodeOf(world, domain)
  const place = knownPlaceOf(world, domain)
  if (!node || !place) return undefined
  const { host, http, https } = place
  const urls = {
    http: http === 80 ? `http://${host}` : `http://${host}:${http}`,
    https: https === 443 ? `https://${host}` : `https://${host}:${https}`,
  }
  return { type: 'application/json', body: JSON.stringify({ domain, ...urls, ...node.counters }) }
}
