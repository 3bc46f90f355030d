import { randomInt } from 'node:crypto'
import type { World } from '../../engine/world.ts'
import { checkConflicts } from './conflicts.ts'
import type { Entry } from './entry.ts'
import { type DnsRecord, type Domain, dnsRecords, recordsOf } from './model.ts'

/** @throws CloudError if the zone has a record that it conflicts with */
export function addRecord(
  world: World,
  domain: Domain,
  entry: Entry,
  { defaultNs = false }: { defaultNs?: boolean } = {},
): DnsRecord {
  checkConflicts(entry, recordsOf(world, domain))
  const recordId = randomInt(100_000_000, 2 ** 31)
  const record = { ...entry, recordId, domainId: domain.domainId, defaultNs, updatedAt: world.clock.now() }
  dnsRecords(world).set(String(recordId), record)
  return record
}
