import type {
  DescribeDBInstancesRequest,
  DescribeDBInstancesResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/postgres/v20170312/postgres_models.js'
import { refuseIfServerFails } from '../../../data-planes/failures.ts'
import { anyOf, applyFilters, containing, exactly } from '../../filters.ts'
import { pageOf } from '../../paging.ts'
import type { Action } from '../../service.ts'
import { resourceName } from '../../tag/names.ts'
import { tagsOf } from '../../tag/registry.ts'
import { invalidValue } from '../errors.ts'
import { type Instance, instances } from '../model.ts'
import { describeInstance } from '../view.ts'

const orders: Readonly<Record<string, (instance: Instance) => string | number>> = {
  CreateTime: ({ createdAt }) => createdAt,
  DBInstanceId: ({ instanceId }) => instanceId,
  Name: ({ name }) => name,
  // None of the instances is prepaid, so none ends.
  EndTime: () => 0,
}

export const describeDBInstances: Action<DescribeDBInstancesRequest, DescribeDBInstancesResponse> = (
  request,
  { world, region },
) => {
  const here = [...instances(world).values()].filter((instance) => instance.region === region)
  const filters = request.Filters?.map(({ Name = '', Values = [] }) => ({ Name, Values }))
  const found = applyFilters(here, filters, {
    unknownCode: 'InvalidParameterValue.InvalidParameterValueError',
    matchers: {
      'db-instance-id': exactly(({ instanceId }) => instanceId),
      'db-instance-name': containing(({ name }) => name),
      'db-project-id': exactly(({ projectId }) => `${projectId}`),
      'db-pay-mode': exactly(() => 'postpaid'),
      'db-private-ip': exactly(({ address }) => address),
      'db-tag-key': anyOf(({ instanceId }) =>
        Object.keys(tagsOf(world, resourceName(world, 'postgres', region, instanceId))),
      ),
    },
  })
  const sorted = sort(found, request)
  // Zero means the default here.
  const page = pageOf(
    sorted,
    { Offset: request.Offset ?? 0, Limit: request.Limit || 10 },
    { limit: 10, maximum: 100 },
  )
  for (const { instanceId } of page) refuseIfServerFails(world, instanceId)
  return {
    TotalCount: sorted.length,
    DBInstanceSet: page.map((instance) => describeInstance(world, instance)),
  }
}

function sort(
  found: Instance[],
  { OrderBy = 'CreateTime', OrderByType = 'asc' }: DescribeDBInstancesRequest,
) {
  const key = orders[OrderBy]
  if (!key) throw invalidValue('OrderBy', OrderBy, `one of ${Object.keys(orders).join(', ')}`)
  const sign = OrderByType === 'desc' ? -1 : 1
  return found.sort((a, b) => (key(a) < key(b) ? -sign : key(a) > key(b) ? sign : 0))
}
