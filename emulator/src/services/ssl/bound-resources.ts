import type { World } from '../../engine/world.ts'
import { cdnDomains } from '../cdn/model.ts'
import { listeners, rules } from '../clb/model.ts'

/** What uses the certificate: ids of listeners and rules, names of CDN domains. */
export function boundResources(world: World, certificateId: string): string[] {
  const uses = (one: { certificateId?: string }) => one.certificateId === certificateId
  return [
    ...[...listeners(world).values()].filter(uses).map(({ listenerId }) => listenerId),
    ...[...rules(world).values()].filter(uses).map(({ locationId }) => locationId),
    ...[...cdnDomains(world).values()]
      .filter(({ settings }) => settings.Https?.CertInfo?.CertId === certificateId)
      .map(({ domain }) => domain),
  ]
}
