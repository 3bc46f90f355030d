import type {
  DescribeBindingPolicyObjectListRequest,
  DescribeBindingPolicyObjectListResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/monitor/v20180724/monitor_models.js'
import { pageOf } from '../../paging.ts'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { watchedObjects } from '../bindings.ts'
import { findBoundPolicy } from '../find.ts'

/** What is bound one by one, and what is by its tags. */
export const describeBindingPolicyObjectList: Action<
  DescribeBindingPolicyObjectListRequest,
  Partial<DescribeBindingPolicyObjectListResponse>
> = (request, { world }) => {
  supportOnly(request, ['Module', 'GroupId', 'PolicyId', 'Limit', 'Offset'])
  const watched = watchedObjects(world, findBoundPolicy(world, request))
  const page = pageOf(watched, request, { limit: 20, maximum: 100, code: 'InvalidParameterValue' })
  return {
    Total: watched.length,
    NoShieldedSum: watched.length,
    List: page.map(({ uniqueId, region, dimensions }) => ({
      UniqueId: uniqueId,
      Region: region,
      Dimensions: dimensions,
      IsShielded: 0,
    })),
  }
}
