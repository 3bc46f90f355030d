import type {
  ModifyLoadBalancerAttributesRequest,
  ModifyLoadBalancerAttributesResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/clb/v20180317/clb_models.js'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { invalidValue } from '../errors.ts'
import { findIdleLoadBalancer } from '../find.ts'
import { checkName } from '../names.ts'
import { readInternetAccess } from '../order.ts'
import { beginTask, save } from '../tasks.ts'

/** https://cloud.tencent.com/document/api/214/30680 */
export const modifyLoadBalancerAttributes: Action<
  ModifyLoadBalancerAttributesRequest,
  ModifyLoadBalancerAttributesResponse
> = (request, context) => {
  supportOnly(request, [
    'LoadBalancerId',
    'LoadBalancerName',
    'InternetChargeInfo',
    'LoadBalancerPassToTarget',
    'DeleteProtect',
  ])
  const { LoadBalancerId, InternetChargeInfo } = request
  const balancer = findIdleLoadBalancer(context.world, context.region, LoadBalancerId)
  const { LoadBalancerName: name = balancer.name } = request
  checkName('LoadBalancerName', name)
  if (InternetChargeInfo && balancer.type === 'INTERNAL') {
    throw invalidValue('InternetChargeInfo is for OPEN load balancers alone.')
  }
  const changed = {
    ...balancer,
    name,
    ...(InternetChargeInfo && readInternetAccess(InternetChargeInfo, balancer)),
    passToTarget: request.LoadBalancerPassToTarget ?? balancer.passToTarget,
    deleteProtect: request.DeleteProtect ?? balancer.deleteProtect,
  }
  beginTask(context, [LoadBalancerId], [save('loadBalancers', LoadBalancerId, changed)])
  return {}
}
