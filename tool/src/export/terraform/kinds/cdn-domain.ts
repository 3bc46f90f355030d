import { assetsFolder, compressed } from '../../../resources/cdn/delivery.ts'
import { addressSeconds, signatureParameter } from '../../../resources/cdn/signing.ts'
import type { CdnDomainFields } from '../../../resources/cdn-domain.ts'
import { filesCdnKey } from '../../../secrets/cdn-key.ts'
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
        rule_cache: rulesOf(fields),
        referer: [refererOf(fields)],
        https_config: [httpsOf(fields, scope)],
        authentication: [authenticationOf(fields, scope)],
        cache_key: [{ full_url_cache: fields.site === null ? 'on' : 'off' }],
        response_header: [headersOf(fields)],
        ...(fields.site === null ? {} : { compression: [compression], status_code_cache: [keepsNoAbsence] }),
        tags,
      },
      // After a rotation the former key is there as well, which Terraform was not told.
      ignoreChanges: ['authentication'],
    },
  ],
}

function originOf({ bucket, site }: CdnDomainFields, { refer }: Scope): Arguments {
  if (site !== null) {
    const { protocol, host, hostname } = new URL(site)
    return {
      origin_type: 'domain',
      origin_list: [host],
      server_name: hostname,
      origin_pull_protocol: protocol === 'https:' ? 'https' : 'http',
    }
  }
  const url = refer(bucket ?? '', 'cos_bucket_url')
  return {
    origin_type: 'cos',
    origin_list: [url],
    server_name: url,
    origin_pull_protocol: 'https',
    cos_private_access: 'on',
  }
}

function rulesOf({ site, cache }: CdnDomainFields): Arguments[] {
  const all = { rule_type: 'all', rule_paths: ['*'], switch: 'on' }
  if (site === null) return [{ ...all, cache_time: cache }]
  return [
    { ...all, cache_time: 0 },
    { rule_type: 'directory', rule_paths: [assetsFolder], switch: 'on', cache_time: cache },
  ]
}

const compression: Arguments = {
  switch: 'on',
  compression_rules: [
    {
      compress: compressed.Compress,
      rule_type: compressed.RuleType,
      rule_paths: compressed.RulePaths,
      min_length: compressed.MinLength,
      max_length: compressed.MaxLength,
      algorithms: compressed.Algorithms,
    },
  ],
}

const keepsNoAbsence: Arguments = {
  switch: 'on',
  cache_rules: [{ status_code: '404', cache_time: 0 }],
}

function authenticationOf({ site }: CdnDomainFields, { secret }: Scope): Arguments {
  if (site !== null) return { switch: 'off' }
  return {
    switch: 'on',
    type_a: [
      {
        secret_key: secret(`app/${filesCdnKey}`),
        sign_param: signatureParameter,
        expire_time: addressSeconds,
        file_extensions: ['*'],
        filter_type: 'blacklist',
      },
    ],
  }
}

function headersOf({ site }: CdnDomainFields): Arguments {
  const [header_name, header_value] =
    site === null ? ['X-Content-Type-Options', 'nosniff'] : ['Access-Control-Allow-Origin', '*']
  const everywhere = { header_mode: 'set', rule_type: 'all', rule_paths: ['*'] }
  return { switch: 'on', header_rules: [{ ...everywhere, header_name, header_value }] }
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
