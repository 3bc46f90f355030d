import type { EnvironmentConfig } from '../../config/schema.ts'
import type { Desired, Key } from '../../plan/model.ts'
import { fingerprint } from '../../secrets/secrets.ts'
import { siteUrl } from '../../site-url.ts'
import { assetsLifetime } from '../cdn/delivery.ts'
import { signingKeys } from '../cdn/signing.ts'
import type { CdnDomainFields } from '../cdn-domain.ts'
import { certificateResource } from './certificate.ts'
import { recordResource } from './dns.ts'
import { keys } from './keys.ts'
import { ref, type Scope } from './scope.ts'

/** What is served from nodes near people, under names of their own: files, and assets of the site. */
export function deliveryResources(scope: Scope): Desired[] {
  const { files, domain } = scope.environment
  return [
    ...domainResources(scope, 'files', files.cdn, () => ({
      bucket: ref(keys.files),
      site: null,
      cache: files.cdn?.cache ?? 0,
      referer: files.cdn?.referer ?? null,
      credentials: fingerprint(...signingKeys(scope.secrets)),
    })),
    ...domainResources(scope, 'site', domain?.cdn, () => ({
      bucket: null,
      site: originOf(scope.environment),
      cache: assetsLifetime,
      referer: null,
      credentials: '',
    })),
  ]
}

type Served = Pick<CdnDomainFields, 'bucket' | 'site' | 'cache' | 'referer' | 'credentials'>

function domainResources(
  scope: Scope,
  what: 'files' | 'site',
  named: NonNullable<EnvironmentConfig['domain']>['cdn'],
  served: () => Served,
): Desired[] {
  if (named === undefined) return []
  const certificate = certificateResource(scope, named)
  const key: Key = `cdn-domain/${what}`
  return [
    ...(certificate === undefined ? [] : [certificate]),
    scope.resource<CdnDomainFields>(key, {
      domain: named.name,
      ...served(),
      area: named.area,
      certificate: certificate === undefined ? null : ref(certificate.key),
      online: true,
    }),
    ...recordResource(scope, `dns-record/${what === 'files' ? 'files' : 'assets'}`, named, ref(key)),
  ]
}

/** Where the nodes get what they serve: where people come in. */
function originOf({ domain, loadBalancer, compute }: EnvironmentConfig): string {
  const name = domain?.name ?? ''
  if (loadBalancer === undefined) return siteUrl(name, compute.port)
  return domain?.certificate === undefined ? `http://${name}` : `https://${name}`
}
