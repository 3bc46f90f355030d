import { cosCall } from '../cloud/cos.ts'
import { CloudCallError } from '../cloud/errors.ts'
import type { Desired, Fields, Observed } from '../plan/model.ts'
import { type CorsRule, readCors, writeCors } from './bucket/cors.ts'
import { emptyBucket } from './bucket/empty.ts'
import { readEncryption, writeEncryption } from './bucket/encryption.ts'
import { type LifecycleRule, readLifecycle, writeLifecycle } from './bucket/lifecycle.ts'
import { readLogging, writeLogging } from './bucket/logging.ts'
import { orNothing, place } from './bucket/place.ts'
import { type RefererRule, readReferer, writeReferer } from './bucket/referer.ts'
import { type Replication, readReplication, writeReplication } from './bucket/replication.ts'
import { readTiering, writeTiering } from './bucket/tiering.ts'
import { detailsOf } from './details.ts'
import { type Id, type Kind, noRules, type ResourceContext } from './kind.ts'
import { identify, keyValueTags, ownershipTags, type Tags, tagsFrom } from './ownership.ts'

export interface CosBucketFields extends Fields {
  /** `private`: only signed requests are answered. */
  readonly acl: string
  /** Overwritten and deleted objects are kept as versions. Can be suspended, never taken back. */
  readonly versioning: boolean
  /** How objects are encrypted at rest. */
  readonly encryption: string
  readonly lifecycle: readonly LifecycleRule[]
  /** Days of intelligent tiering. Can be switched on once and is not named otherwise. */
  readonly tiering?: number | null
  readonly cors: readonly CorsRule[]
  /** Null: any site may link. */
  readonly referer: RefererRule | null
  /** The bucket that the record of requests goes to. */
  readonly logging: Id | null
  /** Where its objects are copied to. */
  readonly replication: Replication | null
}

export const cosBucket: Kind<CosBucketFields> = {
  kind: 'cos-bucket',
  rules: { ...noRules, holdsData: true },
  patience: 5,

  async list(context, only) {
    const { cos, cloud, owner } = context
    const { region } = cloud.connection
    const answer = await cosCall('GetService', () => cos.getService({ Region: region }))
    return detailsOf(answer.Buckets, async (bucket): Promise<Observed<CosBucketFields>[]> => {
      const name = withoutAppId(context, bucket.Name)
      // A new bucket has no tags for a moment, so names tell which are worth a closer look.
      const named = identify(owner, 'cos-bucket', name, {})
      if (!named || (only ?? named.key) !== named.key) return []
      const { tags, fields } = await readBucket(context, bucket.Name)
      const identity = identify(owner, 'cos-bucket', name, tags)
      if (!identity) return []
      return [
        {
          kind: 'cos-bucket',
          ...identity,
          id: bucket.Name,
          name,
          state: 'available',
          settled: true,
          fields,
        },
      ]
    })
  },

  create: (context, desired) => orderBucket(context, desired),

  updates: [
    {
      fields: ['versioning'],
      async apply(context, observed, desired) {
        // COS keeps versions for as long as it copies them.
        const { replication } = observed.fields
        if (!desired.fields.versioning && replication) await writeReplication(context, observed.id, null)
        const Status = desired.fields.versioning ? 'Enabled' : 'Suspended'
        await cosCall('PutBucketVersioning', () =>
          context.cos.putBucketVersioning({
            ...place(context, observed.id),
            VersioningConfiguration: { Status },
          }),
        )
      },
    },
    {
      fields: ['replication'],
      apply: (context, { id }, { fields }) => writeReplication(context, id, fields.replication),
    },
    {
      fields: ['acl'],
      async apply(context, observed) {
        const at = place(context, observed.id)
        await cosCall('PutBucketAcl', () => context.cos.putBucketAcl({ ...at, ACL: 'private' }))
      },
    },
    {
      fields: ['encryption'],
      apply: (context, { id }, { fields }) => writeEncryption(context, id, fields.encryption),
    },
    {
      fields: ['lifecycle'],
      apply: (context, { id }, { fields }) => writeLifecycle(context, id, fields.lifecycle),
    },
    {
      fields: ['tiering'],
      apply: (context, { id }, { fields }) => writeTiering(context, id, fields.tiering ?? 0),
    },
    { fields: ['cors'], apply: (context, { id }, { fields }) => writeCors(context, id, fields.cors) },
    {
      fields: ['referer'],
      apply: (context, { id }, { fields }) => writeReferer(context, id, fields.referer),
    },
    {
      fields: ['logging'],
      apply: (context, { id }, { fields }) => writeLogging(context, id, fields.logging),
    },
  ],

  async remove(context, observed) {
    await emptyBucket(context, observed.id)
    await cosCall('DeleteBucket', () => context.cos.deleteBucket(place(context, observed.id)))
  },

  tag: (context, observed) => putTags(context, observed.id, ownershipTags(context.owner, observed.key)),
}

/** Makes a bucket with its tags; one that we own already is as good. */
export async function orderBucket(
  context: ResourceContext,
  { name, key }: Pick<Desired, 'name' | 'key'>,
): Promise<void> {
  const at = place(context, bucketName(context, name))
  try {
    await cosCall('PutBucket', () => context.cos.putBucket({ ...at, ACL: 'private' }))
  } catch (error) {
    // The name is ours by construction, so a bucket that we own already is the one a lost answer spoke of.
    if (!(error instanceof CloudCallError) || error.code !== 'BucketAlreadyOwnedByYou') throw error
  }
  await putTags(context, at.Bucket, ownershipTags(context.owner, key))
}

/** A bucket's whole name in the cloud: buckets are told apart by account. */
export function bucketName({ account }: Pick<ResourceContext, 'account'>, name: string): string {
  return `${name}-${account.appId}`
}

export function withoutAppId({ account }: ResourceContext, bucket: string): string {
  const suffix = `-${account.appId}`
  return bucket.endsWith(suffix) ? bucket.slice(0, -suffix.length) : bucket
}

export async function readBucket(
  context: ResourceContext,
  bucket: string,
): Promise<{ readonly tags: Tags; readonly fields: CosBucketFields }> {
  const { cos } = context
  const at = place(context, bucket)
  const [tagging, acl, versioning, encryption, lifecycle, tiering, cors, referer, logging, replication] =
    await Promise.all([
      orNothing(() => cosCall('GetBucketTagging', () => cos.getBucketTagging(at))),
      cosCall('GetBucketAcl', () => cos.getBucketAcl(at)),
      cosCall('GetBucketVersioning', () => cos.getBucketVersioning(at)),
      readEncryption(context, bucket),
      readLifecycle(context, bucket),
      readTiering(context, bucket),
      readCors(context, bucket),
      readReferer(context, bucket),
      readLogging(context, bucket),
      readReplication(context, bucket),
    ])
  return {
    tags: tagsFrom(tagging?.Tags),
    fields: {
      acl: acl.ACL,
      versioning: versioning.VersioningConfiguration.Status === 'Enabled',
      encryption,
      lifecycle,
      tiering,
      cors,
      referer,
      logging,
      replication,
    },
  }
}

async function putTags(context: ResourceContext, bucket: string, tags: Tags): Promise<void> {
  await cosCall('PutBucketTagging', () =>
    context.cos.putBucketTagging({ ...place(context, bucket), Tags: keyValueTags(tags) }),
  )
}
