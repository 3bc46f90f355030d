import type { World } from '../../engine/world.ts'
import { type Domain, domains, recordsOf } from './model.ts'

/** The zone of this account that has the name: the longest that it ends with. */
export function zoneOf(world: World, name: string): Domain | undefined {
  const labels = name.toLowerCase().split('.')
  const suffixes = labels.map((_, index) => labels.slice(index).join('.'))
  return suffixes.map((suffix) => domains(world).get(suffix)).find((zone) => zone !== undefined)
}

/** `_dnsauth.www` for `_dnsauth.www.example.com` in the zone `example.com`, `@` for the zone itself. */
export function subDomainIn(zone: Domain, name: string): string {
  return name === zone.name ? '@' : name.slice(0, -zone.name.length - 1)
}

/** The TXT values at a full name, as others in the cloud see them: of this account's zones alone. */
export function textsAt(world: World, name: string): string[] {
  const zone = zoneOf(world, name)
  if (!zone) return []
  const subDomain = subDomainIn(zone, name.toLowerCase())
  return recordsOf(world, zone)
    .filter((record) => record.enabled && record.type === 'TXT' && record.subDomain === subDomain)
    .map(({ value }) => value)
}

/** How many names may lead to one another before an address comes; resolvers give up about there. */
const longestChain = 8

/** The IPv4 addresses that a name leads to, as others in the cloud see it: by this account's zones alone. */
export function addressesAt(world: World, name: string, links = longestChain): string[] {
  const zone = zoneOf(world, name)
  if (!zone) return []
  const subDomain = subDomainIn(zone, name.toLowerCase())
  const records = recordsOf(world, zone).filter((one) => one.enabled && one.subDomain === subDomain)
  const addresses = records.filter(({ type }) => type === 'A').map(({ value }) => value)
  const alias = records.find(({ type }) => type === 'CNAME')?.value.replace(/\.$/, '')
  if (addresses.length > 0 || alias === undefined || links === 0) return addresses
  return addressesAt(world, alias, links - 1)
}
