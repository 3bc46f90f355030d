import type { Observed } from '../plan/model.ts'
import type { ResourceContext } from './kind.ts'
import { keyValueTags, ownershipTags, type Tags, tagKeyValueTags } from './ownership.ts'

/** The second and fifth segments of a resource's six-segment name. */
export type ResourceType =
  | 'vpc:vpc'
  | 'vpc:subnet'
  | 'vpc:eip'
  | 'vpc:nat'
  | 'vpc:rtb'
  | 'cvm:sg'
  | 'cvm:instance'
  | 'cvm:keypair'
  | 'cvm:volume'
  | 'postgres:DBInstanceId'
  | 'redis:instance'
  | 'cam:role'
  | 'cdn:domain'
  | 'clb:clb'
  | 'cls:logset'
  | 'cls:topic'
  | 'monitor:cm-notice'
  | 'monitor:cm-policy'
  | 'ssl:certificate'

const globalProducts = ['cam', 'ssl', 'cdn', 'monitor']

/** `qcs::cvm:ap-guangzhou:uin/100000000001:instance/ins-1a2b3c4d`; global products have no region. */
export function resourceName(context: ResourceContext, type: ResourceType, id: string): string {
  const [service, prefix] = type.split(':')
  const region = globalProducts.includes(service ?? '') ? '' : context.cloud.connection.region
  return `qcs::${service}:${region}:uin/${context.account.uin}:${prefix}/${id}`
}

/** Puts an object's ownership tags on it, and others if given. Safe to repeat. */
export async function tagObject(
  context: ResourceContext,
  type: ResourceType,
  observed: Observed,
  more: Tags = {},
): Promise<void> {
  const tags = { ...ownershipTags(context.owner, observed.key), ...more }
  const answer = await context.cloud.call('tag', 'TagResources', {
    ResourceList: [resourceName(context, type, observed.id)],
    Tags: tagKeyValueTags(tags),
  })
  const failed = answer.FailedResources?.[0]
  if (failed) throw new Error(`tag:TagResources: ${failed.Code}: ${failed.Message}`)
}

/** The tags a new object is ordered with. */
export function tagsForNew(
  context: ResourceContext,
  desired: { readonly key: Observed['key'] },
): {
  Key: string
  Value: string
}[] {
  return keyValueTags(ownershipTags(context.owner, desired.key))
}
