import type { Desired } from '../../plan/model.ts'
import type { CosBucketFields } from '../cos-bucket.ts'
import type { CosReplicaFields } from '../cos-replica.ts'
import { keys } from './keys.ts'
import { ref, type Scope } from './scope.ts'

const plain: CosBucketFields = {
  acl: 'private',
  versioning: false,
  encryption: 'AES256',
  lifecycle: [],
  cors: [],
  referer: null,
  logging: null,
  replication: null,
}

/** Days that the record of requests is kept. */
const recordRetention = 90

/**
 * What lies there is written once: a host's keys can put a newer version before what is there, and take nothing away.
 * Retention is not the cloud's to decide, since only the tool knows which backups are proven.
 */
const backups: CosBucketFields = {
  ...plain,
  versioning: true,
  lifecycle: [{ id: 'unfinished', prefix: '', transitions: [], abortUploads: 2 }],
}

/** The buckets: releases on their way to the hosts, the app's files, and backups. */
export function fileResources({ environment, resource }: Scope): Desired[] {
  const { versioning, lifecycle, tiering, cors, referer, logging, replication } = environment.files
  const record = 'cos-bucket/records'
  return [
    resource<CosBucketFields>(keys.releases, plain),
    ...(environment.backups ? [resource<CosBucketFields>(keys.backups, backups)] : []),
    ...(logging
      ? [
          resource<CosBucketFields>(record, {
            ...plain,
            lifecycle: [{ id: 'expire', prefix: '', transitions: [], expire: recordRetention }],
          }),
        ]
      : []),
    ...(replication
      ? [
          resource<CosReplicaFields>(keys.filesReplica, {
            ...plain,
            versioning: true,
            region: replication.region,
          }),
        ]
      : []),
    resource<CosBucketFields>(keys.files, {
      ...plain,
      versioning,
      lifecycle,
      ...(tiering === undefined ? {} : { tiering }),
      cors,
      referer: referer ?? null,
      logging: logging ? ref(record) : null,
      replication: replication ? { region: replication.region, bucket: ref(keys.filesReplica) } : null,
    }),
  ]
}
