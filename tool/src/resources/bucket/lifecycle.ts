import type COS from 'cos-nodejs-sdk-v5'
import { cosCall } from '../../cloud/cos.ts'
import type { Value } from '../../plan/model.ts'
import type { ResourceContext } from '../kind.ts'
import { asList, orNothing, place } from './place.ts'

/** When objects below a prefix move to colder storage, and when they go. */
export interface LifecycleRule {
  readonly [name: string]: Value | undefined
  readonly id: string
  /** Empty: all objects. */
  readonly prefix: string
  readonly transitions: readonly { readonly days: number; readonly to: string }[]
  /** Days, here and below. */
  readonly expire?: number | undefined
  readonly expireVersions?: number | undefined
  readonly abortUploads?: number | undefined
}

export async function readLifecycle(context: ResourceContext, bucket: string): Promise<LifecycleRule[]> {
  const at = place(context, bucket)
  const answer = await orNothing(() =>
    cosCall('GetBucketLifecycle', () => context.cos.getBucketLifecycle(at)),
  )
  return (answer?.Rules ?? []).map((rule) => ruleOf(rule as unknown as Document))
}

export async function writeLifecycle(
  context: ResourceContext,
  bucket: string,
  rules: readonly LifecycleRule[],
): Promise<void> {
  const { cos } = context
  const at = place(context, bucket)
  if (rules.length === 0) await cosCall('DeleteBucketLifecycle', () => cos.deleteBucketLifecycle(at))
  // The SDK's type allows one transition a rule; COS takes several (436/8280) and the SDK writes what it gets.
  const Rules = rules.map(documentOf) as unknown as COS.LifecycleRule[]
  if (rules.length > 0) await cosCall('PutBucketLifecycle', () => cos.putBucketLifecycle({ ...at, Rules }))
}

/** A rule as COS documents it: https://cloud.tencent.com/document/product/436/8280 */
interface Document {
  readonly ID?: string
  readonly Status?: string
  readonly Filter?: { readonly Prefix?: string }
  readonly Transition?: Transition | readonly Transition[]
  readonly Expiration?: { readonly Days?: number | string }
  readonly NoncurrentVersionExpiration?: { readonly NoncurrentDays?: number | string }
  readonly AbortIncompleteMultipartUpload?: { readonly DaysAfterInitiation?: number | string }
}

interface Transition {
  readonly Days?: number | string
  readonly StorageClass?: string
}

function documentOf(rule: LifecycleRule): Document {
  const { expire, expireVersions, abortUploads } = rule
  return {
    ID: rule.id,
    Status: 'Enabled',
    Filter: { Prefix: rule.prefix },
    Transition: rule.transitions.map(({ days, to }) => ({ Days: days, StorageClass: to })),
    ...(expire === undefined ? {} : { Expiration: { Days: expire } }),
    ...(expireVersions === undefined
      ? {}
      : { NoncurrentVersionExpiration: { NoncurrentDays: expireVersions } }),
    ...(abortUploads === undefined
      ? {}
      : { AbortIncompleteMultipartUpload: { DaysAfterInitiation: abortUploads } }),
  }
}

/** A rule that was switched off by hand differs by its name from the one that is wanted. */
function ruleOf(rule: Document): LifecycleRule {
  return {
    id: rule.Status === 'Enabled' ? (rule.ID ?? '') : `${rule.ID} (${rule.Status})`,
    prefix: rule.Filter?.Prefix ?? '',
    transitions: asList(rule.Transition).map(({ Days, StorageClass = '' }) => ({
      days: Number(Days),
      to: StorageClass,
    })),
    expire: daysIn(rule.Expiration?.Days),
    expireVersions: daysIn(rule.NoncurrentVersionExpiration?.NoncurrentDays),
    abortUploads: daysIn(rule.AbortIncompleteMultipartUpload?.DaysAfterInitiation),
  }
}

function daysIn(value: number | string | undefined): number | undefined {
  return value === undefined ? undefined : Number(value)
}
