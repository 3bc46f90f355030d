import type COS from 'cos-nodejs-sdk-v5'
import { cosCall } from '../../cloud/cos.ts'
import type { Value } from '../../plan/model.ts'
import { type Id, idIn, type ResourceContext } from '../kind.ts'
import { asList, orNothing, place } from './place.ts'

/** Where whatever is stored in a bucket is copied to, with its versions and deletions. */
export interface Replication {
  readonly [name: string]: Value
  readonly region: string
  readonly bucket: Id
}

/** @returns null where nothing is copied */
export async function readReplication(context: ResourceContext, bucket: string): Promise<Replication | null> {
  const at = place(context, bucket)
  const answer = await orNothing(() =>
    cosCall('GetBucketReplication', () => context.cos.getBucketReplication(at)),
  )
  // The SDK's type knows no list of one; COS documents the element (436/19222).
  const configuration = answer?.ReplicationConfiguration as { Rules?: Rule | readonly Rule[] } | undefined
  const rules = asList(configuration?.Rules)
  const [rule] = rules
  if (rule === undefined) return null
  const [, region = '', target = ''] =
    /^qcs::cos:([^:]*):[^:]*:(.*)$/.exec(rule.Destination?.Bucket ?? '') ?? []
  // What this config cannot say shows as what it is, and is replaced.
  const isWhole =
    rules.length === 1 &&
    rule.Status === 'Enabled' &&
    (rule.Prefix ?? '') === '' &&
    rule.DeleteMarkerReplication?.Status !== 'Disabled'
  return { region, bucket: isWhole ? target : `${target} (in part)` }
}

export async function writeReplication(
  context: ResourceContext,
  bucket: string,
  replication: Replication | null,
): Promise<void> {
  const { cos } = context
  const at = place(context, bucket)
  if (replication === null) {
    await cosCall('DeleteBucketReplication', () => cos.deleteBucketReplication(at))
    return
  }
  const Role = await initiator(context)
  const rule = {
    ID: 'all',
    Status: 'Enabled',
    Prefix: '',
    Destination: { Bucket: `qcs::cos:${replication.region}::${idIn(replication.bucket)}` },
    DeleteMarkerReplication: { Status: 'Enabled' },
  }
  await cosCall('PutBucketReplication', () =>
    cos.putBucketReplication({
      ...at,
      // The SDK's type lacks the element for delete markers, which it sends as it gets it.
      ReplicationConfiguration: { Role, Rules: [rule] } as unknown as COS.ReplicationConfiguration,
    }),
  )
}

/**
 * Who asks for the copies: COS wants the asking account here, and no role of a service (436/19223). Somebody who
 * has only assumed a role has no number, so the owner asks.
 */
async function initiator({ cloud, account }: ResourceContext): Promise<string> {
  const { Type, UserId = account.uin } = await cloud.call('sts', 'GetCallerIdentity', null)
  return `qcs::cam::uin/${account.uin}:uin/${Type === 'CAMUser' ? UserId : account.uin}`
}

interface Rule {
  readonly Status?: string
  readonly Prefix?: string
  readonly Destination?: { readonly Bucket?: string }
  readonly DeleteMarkerReplication?: { readonly Status?: string }
}
