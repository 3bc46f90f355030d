import type { Collection } from '../../../engine/store.ts'
import type { World } from '../../../engine/world.ts'

/** Where the nodes answer for a domain: at a loopback address of its own, as a load balancer has one. */
export interface Place {
  readonly domain: string
  readonly host: string
  readonly http: number
  readonly https: number
}

function places(world: World): Collection<Place> {
  return world.store.collection('cdn.places')
}

/** The same one again, also after a restart: addresses that were given out stay good. */
export async function placeOf(world: World, domain: string): Promise<Place> {
  const known = places(world).get(domain)
  if (known) return known
  const host = await world.addresses.allocate(ownerOf(domain))
  const http = await world.addresses.choosePort(host, 80)
  const place = { domain, host, http, https: await world.addresses.choosePort(host, 443) }
  places(world).set(domain, place)
  return place
}

export function knownPlaceOf(world: World, domain: string): Place | undefined {
  return places(world).get(domain)
}

export function forgetPlace(world: World, domain: string): void {
  if (places(world).delete(domain)) world.addresses.release(ownerOf(domain))
}

function ownerOf(domain: string): string {
  return `cdn/${domain}`
}
