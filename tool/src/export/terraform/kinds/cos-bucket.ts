import type { CorsRule } from '../../../resources/bucket/cors.ts'
import type { LifecycleRule } from '../../../resources/bucket/lifecycle.ts'
import type { Replication } from '../../../resources/bucket/replication.ts'
import { bucketName, type CosBucketFields } from '../../../resources/cos-bucket.ts'
import type { Arguments, Block } from '../block.ts'
import { attributeOf, type Exported, type Exporter, type Scope } from '../exporter.ts'

const type = 'tencentcloud_cos_bucket'

export const cosBucket: Exporter<CosBucketFields> = {
  kind: 'cos-bucket',
  type,
  blocks: (resource, scope) => [bucket(resource, scope), ...referer(resource)],
}

function bucket(resource: Exported<CosBucketFields>, scope: Scope): Block {
  const { context, refer } = scope
  const { label, id, name, tags, fields } = resource
  const fullName = id ?? bucketName(context, name)
  const { tiering, logging, replication } = fields
  return {
    type,
    name: label,
    id,
    arguments: {
      bucket: fullName,
      acl: fields.acl,
      versioning_enable: fields.versioning,
      encryption_algorithm: fields.encryption,
      ...listed('lifecycle_rules', fields.lifecycle.map(lifecycleArguments)),
      ...listed('cors_rules', fields.cors.map(corsArguments)),
      ...(tiering ? { enable_intelligent_tiering: true, intelligent_tiering_days: tiering } : {}),
      ...(logging === null
        ? {}
        : { log_enable: true, log_target_bucket: refer(logging, 'bucket'), log_prefix: `${fullName}/` }),
      ...replicated(replication, scope),
      tags,
    },
  }
}

function replicated(replication: Replication | null, { context, idOf }: Scope): Arguments {
  if (replication === null) return {}
  const { uin } = context.account
  const target = idOf(replication.bucket)
  if (target === undefined) return {}
  return {
    replica_role: `qcs::cam::uin/${uin}:uin/${uin}`,
    replica_rules: [
      {
        id: 'all',
        status: 'Enabled',
        destination_bucket: `qcs::cos:${replication.region}::${target}`,
        delete_marker_replication: [{ status: 'Enabled' }],
      },
    ],
  }
}

function referer({ label, id, fields: { referer } }: Exported<CosBucketFields>): Block[] {
  if (referer === null) return []
  return [
    {
      type: 'tencentcloud_cos_bucket_referer',
      name: label,
      id,
      arguments: {
        bucket: attributeOf(type, label, 'bucket'),
        status: 'Enabled',
        referer_type: 'White-List',
        domain_list: referer.allow,
        empty_refer_configuration: referer.allowEmpty ? 'Allow' : 'Deny',
      },
    },
  ]
}

function lifecycleArguments(rule: LifecycleRule): Arguments {
  const { id, prefix, transitions, expire, expireVersions, abortUploads } = rule
  return {
    id,
    filter_prefix: prefix,
    ...listed(
      'transition',
      transitions.map(({ days, to }) => ({ days, storage_class: to })),
    ),
    ...(expire === undefined ? {} : { expiration: [{ days: expire }] }),
    ...(expireVersions === undefined
      ? {}
      : { non_current_expiration: [{ non_current_days: expireVersions }] }),
    ...(abortUploads === undefined
      ? {}
      : { abort_incomplete_multipart_upload: [{ days_after_initiation: abortUploads }] }),
  }
}

function corsArguments({ origins, methods, headers, expose, maxAge }: CorsRule): Arguments {
  return {
    allowed_origins: origins,
    allowed_methods: methods,
    allowed_headers: headers,
    expose_headers: expose,
    max_age_seconds: maxAge,
  }
}

/** Nested blocks, where there are any. */
function listed(name: string, blocks: readonly Arguments[]): Arguments {
  return blocks.length === 0 ? {} : { [name]: blocks }
}
