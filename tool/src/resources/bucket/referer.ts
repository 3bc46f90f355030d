import { cosCall } from '../../cloud/cos.ts'
import type { Value } from '../../plan/model.ts'
import type { ResourceContext } from '../kind.ts'
import { orNothing, place } from './place.ts'

/** Which web sites may link to a bucket's objects. */
export interface RefererRule {
  readonly [name: string]: Value
  readonly allow: readonly string[]
  /** Whether requests that name no web site are answered. */
  readonly allowEmpty: boolean
}

/** @returns null where any site may link */
export async function readReferer(context: ResourceContext, bucket: string): Promise<RefererRule | null> {
  const answer = await ask(context, bucket)
  if (answer?.Status !== 'Enabled') return null
  const { RefererType, DomainList, EmptyReferConfiguration } = answer
  const domains = DomainList?.Domains ?? []
  return {
    // A list of forbidden sites is nothing this config can say, so it shows as what it is and is replaced.
    allow: RefererType === 'White-List' ? domains : domains.map((domain) => `!${domain}`),
    allowEmpty: EmptyReferConfiguration === 'Allow',
  }
}

export async function writeReferer(
  context: ResourceContext,
  bucket: string,
  rule: RefererRule | null,
): Promise<void> {
  const previous = await ask(context, bucket)
  await cosCall('PutBucketReferer', () =>
    context.cos.putBucketReferer({
      ...place(context, bucket),
      RefererConfiguration: {
        Status: rule === null ? 'Disabled' : 'Enabled',
        RefererType: 'White-List',
        // A rule that is off must name domains too.
        DomainList: { Domains: rule === null ? (previous?.DomainList?.Domains ?? ['*']) : [...rule.allow] },
        EmptyReferConfiguration: rule?.allowEmpty === false ? 'Deny' : 'Allow',
      },
    }),
  )
}

async function ask(context: ResourceContext, bucket: string) {
  const at = place(context, bucket)
  const answer = await orNothing(() => cosCall('GetBucketReferer', () => context.cos.getBucketReferer(at)))
  return answer?.RefererConfiguration
}
