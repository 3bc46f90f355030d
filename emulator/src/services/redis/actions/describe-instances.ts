import type {
  DescribeInstancesRequest,
  DescribeInstancesResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/redis/v20180412/redis_models.js'
import { refuseIfServerFails } from '../../../data-planes/failures.ts'
import type { World } from '../../../engine/world.ts'
import { pageOf } from '../../paging.ts'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { resourceName } from '../../tag/names.ts'
import { tagsOf } from '../../tag/registry.ts'
import { illegalParameter } from '../errors.ts'
import { findInstance, listedInstances } from '../instances.ts'
import type { Instance } from '../model.ts'
import { describeInstance } from '../view.ts'

export const describeInstances: Action<DescribeInstancesRequest, DescribeInstancesResponse> = (
  request,
  { world, region },
) => {
  supportOnly(request, [
    ...(['Limit', 'Offset', 'OrderBy', 'OrderType', 'InstanceId', 'InstanceIds', 'InstanceName'] as const),
    ...(['SearchKey', 'SearchKeys', 'UniqVpcIds', 'UniqSubnetIds', 'Status', 'Type', 'ProjectIds'] as const),
    ...(['BillingMode', 'InstanceTags', 'TagKeys'] as const),
  ])
  // One id that is unknown is an error; many are a filter.
  if (request.InstanceId) findInstance(world, region, request.InstanceId)
  const { Limit = 20, Offset = 0 } = request
  if (Offset % Limit !== 0) throw illegalParameter('Offset', Offset, 'a multiple of Limit')
  const tests = testsOf(world, request)
  const found = listedInstances(world, region).filter((instance) => tests.every((test) => test(instance)))
  const sorted = sort(found, request)
  const page = pageOf(sorted, { Limit, Offset }, { limit: 20, maximum: 1000 })
  for (const { instanceId } of page) refuseIfServerFails(world, instanceId)
  return {
    TotalCount: sorted.length,
    InstanceSet: page.map((instance) => describeInstance(world, instance)),
  }
}

type Test = (instance: Instance) => boolean

/** What was asked for; an empty list asks for nothing. */
function testsOf(world: World, request: DescribeInstancesRequest): Test[] {
  const tests: Test[] = []
  const within = (asked: readonly unknown[] | undefined, read: (instance: Instance) => unknown) => {
    if (asked?.length) tests.push((instance) => asked.includes(read(instance)))
  }
  const tags = ({ region, instanceId }: Instance) =>
    tagsOf(world, resourceName(world, 'redis', region, instanceId))
  const { InstanceId, InstanceName, SearchKey, SearchKeys, Type, BillingMode, InstanceTags, TagKeys } =
    request

  within(request.InstanceIds, ({ instanceId }) => instanceId)
  within(request.UniqVpcIds, ({ vpcId }) => vpcId)
  within(request.UniqSubnetIds, ({ subnetId }) => subnetId)
  within(request.Status, ({ status }) => status)
  within(request.ProjectIds, ({ projectId }) => projectId)
  within(Type === undefined ? [] : [Type], ({ typeId }) => typeId)
  within(BillingMode === undefined ? [] : [BillingMode], () => 'postpaid')
  if (InstanceId) tests.push(({ instanceId }) => instanceId === InstanceId)
  if (InstanceName) tests.push(({ name }) => name === InstanceName)
  if (SearchKey) tests.push(({ name }) => name.includes(SearchKey))
  if (SearchKeys?.length) {
    tests.push(({ name, instanceId, address }) =>
      SearchKeys.some((key) => name.includes(key) || instanceId === key || address === key),
    )
  }
  if (InstanceTags?.length) {
    tests.push((one) => InstanceTags.every(({ TagKey, TagValue }) => tags(one)[TagKey] === TagValue))
  }
  if (TagKeys?.length) tests.push((one) => TagKeys.some((key) => Object.hasOwn(tags(one), key)))
  return tests
}

const orders: Readonly<Record<string, (instance: Instance) => string | number>> = {
  projectId: ({ projectId }) => projectId,
  createtime: ({ createdAt }) => createdAt,
  instancename: ({ name }) => name,
  type: ({ typeId }) => typeId,
  // None of the instances is prepaid, so none ends.
  curDeadline: () => 0,
}

function sort(found: Instance[], { OrderBy = 'createtime', OrderType = 1 }: DescribeInstancesRequest) {
  const key = orders[OrderBy]
  if (!key) throw illegalParameter('OrderBy', OrderBy, `one of ${Object.keys(orders).join(', ')}`)
  const sign = OrderType === 0 ? 1 : -1
  return found.sort((a, b) => sign * (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0))
}
