import { pageSize } from '../../cloud/pages.ts'
import type { ResourceContext } from '../kind.ts'
import { dimensionsOf, idsOf, regionCode } from './objects.ts'

/** The policy's number of old, which must be there and is not looked at beside `PolicyId`. */
const anyGroup = 0

/** Which objects a policy watches. */
export async function boundTo(context: ResourceContext, policy: string): Promise<string[]> {
  const objects = await boundObjects(context, policy)
  return idsOf(
    context,
    objects.map(({ Dimensions }) => Dimensions ?? ''),
  )
}

async function boundObjects({ cloud }: ResourceContext, PolicyId: string) {
  const request = { Module: 'monitor', GroupId: anyGroup, PolicyId, Limit: pageSize, Offset: 0 }
  return (await cloud.call('monitor', 'DescribeBindingPolicyObjectList', request)).List ?? []
}

/** Has the policy watch further objects. */
export async function bind(
  context: ResourceContext,
  PolicyId: string,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return
  const { cloud } = context
  const Region = regionCode(cloud.connection.region)
  const Dimensions = await Promise.all(
    ids.map(async (id) => ({ Region, Dimensions: await dimensionsOf(context, id) })),
  )
  await cloud.call('monitor', 'BindingPolicyObject', { Module: 'monitor', PolicyId, Dimensions })
}

/** Has it watch them no longer. */
export async function unbind(
  context: ResourceContext,
  PolicyId: string,
  ids: readonly string[],
): Promise<void> {
  const objects = await boundObjects(context, PolicyId)
  const owners = await idsOf(
    context,
    objects.map(({ Dimensions }) => Dimensions ?? ''),
  )
  const UniqueId = objects.flatMap((object, index) =>
    ids.includes(owners[index] ?? '') ? (object.UniqueId ?? []) : [],
  )
  if (UniqueId.length > 0)
    await context.cloud.call('monitor', 'UnBindingPolicyObject', {
      Module: 'monitor',
      GroupId: anyGroup,
      PolicyId,
      UniqueId,
    })
}
