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
