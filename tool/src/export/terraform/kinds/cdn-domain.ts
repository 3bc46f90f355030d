import type { CdnDomainFields } from '../../../resources/cdn-domain.ts'
import type { Arguments } from '../block.ts'
import type { Exporter, Scope } from '../exporter.ts'

export const cdnDomain: Exporter<CdnDomainFields> = {
  kind: 'cdn-domain',
  type: 'tencentcloud_cdn_domain',
  blocks: ({ label, id, tags, fields }, scope) => [
    {
      type: 'tencentcloud_cdn_domain',
      name: label,
      id,
      arguments: {
        domain: fields.domain,
        service_type: 'web',
        area: fields.area,
        origin: [originOf(fields, scope)],
        rule_cache: [{ rule_type: 'all', rule_paths: ['*'], switch: 'on', cache_time: fields.cache }],
        referer: [refererOf(fields)],
        https_config: [httpsOf(fields, scope)],
        tags,
      },
    },
  ],
}

function originOf({ bucket }: CdnDomainFields, { refer }: Scope): Arguments {
  const url = refer(bucket, 'cos_bucket_url')
  return {
    origin_type: 'cos',
    origin_list: [url],
    server_name: url,
    origin_pull_protocol: 'https',
    cos_private_access: 'on',
  }
}

function refererOf({ referer }: CdnDomainFields): Arguments {
  if (referer === null) return { switch: 'off' }
  return {
    switch: 'on',
    referer_rules: [
      {
        rule_type: 'all',
        rule_paths: ['*'],
        referer_type: 'whitelist',
        referers: referer.allow,
        allow_empty: referer.allowEmpty,
      },
    ],
  }
}

function httpsOf({ certificate }: CdnDomainFields, { refer }: Scope): Arguments {
  if (certificate === null) return { https_switch: 'off' }
  return {
    https_switch: 'on',
    http2_switch: 'on',
    server_certificate_config: [{ certificate_id: refer(certificate) }],
    force_redirect: [{ switch: 'on', redirect_type: 'https', redirect_status_code: 301 }],
  }
}
