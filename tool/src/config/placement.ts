import type { Role } from '../hosts/role.ts'
import { numbered } from './ranges.ts'
import type { EnvironmentConfig } from './schema.ts'

/** A host that the tool creates: what it is called, what it is for, and in which zone it stands. */
export interface PlacedHost {
  readonly name: string
  readonly role: Role
  readonly zone: string
}

/**
 * The hosts of an environment in the cloud, counted from 1; none where it has hosts of its own. A name always means the
 * same zone, whatever other hosts come and go. Those that serve come first, and are called alike whether or not there
 * are workers: an environment gets these beside what it has.
 */
export function placedHosts({ compute, zone }: Pick<EnvironmentConfig, 'compute' | 'zone'>): PlacedHost[] {
  if (compute.ssh !== undefined) return []
  const zones = compute.zones ?? [zone]
  const several = (count: number, called: string, role: Role) =>
    Array.from({ length: count }, (_, index) => ({
      name: `${called}-${index + 1}`,
      role,
      zone: zones[index % zones.length] ?? zone,
    }))
  const { roles } = compute
  return roles === undefined
    ? several(compute.hosts, 'host', 'all')
    : [...several(roles.web, 'host', 'web'), ...several(roles.worker, 'worker', 'worker')]
}

/** The zones besides the environment's in which a host may stand. */
export function furtherZones({ compute, zone }: Pick<EnvironmentConfig, 'compute' | 'zone'>): string[] {
  const zones = compute.ssh === undefined ? (compute.zones ?? []) : []
  return zones.filter((one) => one !== zone)
}

/** The address range of a further zone's subnet. By the zone's own number, so that no other zone moves it. */
export function rangeIn(zone: string, { network }: Pick<EnvironmentConfig, 'network'>): string {
  const number = Number(zone.slice(zone.lastIndexOf('-') + 1))
  return network.subnets[zone] ?? numbered(network.cidr, network.subnet, number)
}
