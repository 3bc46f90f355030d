import { cosCall } from '../../cloud/cos.ts'
import type { Value } from '../../plan/model.ts'
import type { ResourceContext } from '../kind.ts'
import { orNothing, place } from './place.ts'

/** Which web sites' pages may use a bucket, and how. */
export interface CorsRule {
  readonly [name: string]: Value
  readonly origins: readonly string[]
  readonly methods: readonly string[]
  /** Request headers they may send. */
  readonly headers: readonly string[]
  /** Answer headers they may read. */
  readonly expose: readonly string[]
  /** Seconds. */
  readonly maxAge: number
}

export async function readCors(context: ResourceContext, bucket: string): Promise<CorsRule[]> {
  const at = place(context, bucket)
  const answer = await orNothing(() => cosCall('GetBucketCORS', () => context.cos.getBucketCors(at)))
  const rules: readonly Answer[] = Object.values(answer?.CORSRules ?? {})
  return rules.map((rule) => ({
    origins: rule.AllowedOrigins ?? [],
    methods: rule.AllowedMethods ?? [],
    headers: rule.AllowedHeaders ?? [],
    expose: rule.ExposeHeaders ?? [],
    maxAge: Number(rule.MaxAgeSeconds ?? 0),
  }))
}

export async function writeCors(
  context: ResourceContext,
  bucket: string,
  rules: readonly CorsRule[],
): Promise<void> {
  const { cos } = context
  const at = place(context, bucket)
  const CORSRules = rules.map((rule) => ({
    AllowedOrigin: [...rule.origins],
    AllowedMethod: [...rule.methods],
    AllowedHeader: [...rule.headers],
    ExposeHeader: [...rule.expose],
    MaxAgeSeconds: rule.maxAge,
  }))
  if (rules.length === 0) await cosCall('DeleteBucketCORS', () => cos.deleteBucketCors(at))
  else await cosCall('PutBucketCORS', () => cos.putBucketCors({ ...at, CORSRules }))
}

/** A rule as the SDK returns it. */
interface Answer {
  readonly AllowedOrigins?: readonly string[]
  readonly AllowedMethods?: readonly string[]
  readonly AllowedHeaders?: readonly string[]
  readonly ExposeHeaders?: readonly string[]
  readonly MaxAgeSeconds?: number | string
}
