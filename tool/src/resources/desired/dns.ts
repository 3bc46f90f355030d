import type { EnvironmentConfig } from '../../config/schema.ts'
import type { Desired, Key } from '../../plan/model.ts'
import type { DnsRecordFields } from '../dns-record.ts'
import type { Id } from '../kind.ts'
import type { Scope } from './scope.ts'

/** The record that leads a name to a resource or an address, if it is ours to keep. */
export function recordResource(
  { resource }: Scope,
  key: Key,
  named: EnvironmentConfig['domain'],
  target: Id,
): Desired[] {
  if (named?.dns === undefined) return []
  const { zone, ttl } = named.dns
  const name = named.name === zone ? '@' : named.name.slice(0, -zone.length - 1)
  return [resource<DnsRecordFields>(key, { zone, name, ttl, target })]
}
