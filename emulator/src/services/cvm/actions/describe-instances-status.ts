import type {
  DescribeInstancesStatusRequest,
  DescribeInstancesStatusResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cvm/v20170312/cvm_models.js'
import { pageOf } from '../../paging.ts'
import type { Action } from '../../service.ts'
import { instances } from '../model.ts'
import { select } from '../select.ts'

/** https://cloud.tencent.com/document/product/213/15738 */
export const describeInstancesStatus: Action<
  DescribeInstancesStatusRequest,
  DescribeInstancesStatusResponse
> = (request, { world, region }) => {
  const found = select(instances(world), region, request.InstanceIds, [], { matchers: {} })
  const page = pageOf(found, request, {
    limit: 20,
    maximum: 100,
    code: 'InvalidParameterValue.LimitExceeded',
  })
  return {
    TotalCount: found.length,
    InstanceStatusSet: page.map(({ instanceId, state }) => ({
      InstanceId: instanceId,
      InstanceState: state,
    })),
  }
}
