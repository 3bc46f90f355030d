import type { Desired } from '../../plan/model.ts'
import type { CdnDomainFields } from '../cdn-domain.ts'
import { certificateResource } from './certificate.ts'
import { recordResource } from './dns.ts'
import { keys } from './keys.ts'
import { ref, type Scope } from './scope.ts'

/** The files served from nodes near people, under a name of their own, if the config has one. */
export function deliveryResources(scope: Scope): Desired[] {
  const { environment, resource } = scope
  const { cdn } = environment.files
  if (cdn === undefined) return []
  const certificate = certificateResource(scope, cdn)
  return [
    ...(certificate === undefined ? [] : [certificate]),
    resource<CdnDomainFields>('cdn-domain/files', {
      domain: cdn.name,
      bucket: ref(keys.files),
      area: cdn.area,
      cache: cdn.cache,
      referer: cdn.referer ?? null,
      certificate: certificate === undefined ? null : ref(certificate.key),
      online: true,
    }),
    ...recordResource(scope, 'dns-record/files', cdn, ref('cdn-domain/files')),
  ]
}
