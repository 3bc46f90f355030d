import type { Collection } from '../../engine/store.ts'
import type { World } from '../../engine/world.ts'

/** A zone. */
export interface Domain {
  readonly domainId: number
  /** `example.com` */
  readonly name: string
  readonly createdAt: number
  readonly updatedAt: number
}

export interface DnsRecord {
  readonly recordId: number
  readonly domainId: number
  /** `@` for the zone's own name. */
  readonly subDomain: string
  readonly type: string
  readonly line: string
  readonly value: string
  /** Seconds. */
  readonly ttl: number
  /** Preference of an MX record; 0 for others. */
  readonly mx: number
  readonly weight?: number
  readonly enabled: boolean
  readonly remark: string
  /** One of the two NS records that a zone begins with. */
  readonly defaultNs: boolean
  readonly updatedAt: number
}

/** By the zone's name. */
export function domains(world: World): Collection<Domain> {
  return world.store.collection('dnspod.domains')
}

/** By record id, as text. */
export function dnsRecords(world: World): Collection<DnsRecord> {
  return world.store.collection('dnspod.records')
}

export function recordsOf(world: World, { domainId }: Domain): DnsRecord[] {
  return [...dnsRecords(world).values()].filter((record) => record.domainId === domainId)
}
