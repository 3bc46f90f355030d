import type {
  SetLoadBalancerSecurityGroupsRequest,
  SetLoadBalancerSecurityGroupsResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/clb/v20180317/clb_models.js'
import type { Action } from '../../service.ts'
import { bindSecurityGroups } from '../../vpc/security-group-bindings.ts'
import { limitExceeded } from '../errors.ts'
import { findIdleLoadBalancer } from '../find.ts'
import { limits } from '../limits.ts'
import { beginTask } from '../tasks.ts'

/** Groups count as bound from now on, so that none can be deleted while the task runs. */
export const setLoadBalancerSecurityGroups: Action<
  SetLoadBalancerSecurityGroupsRequest,
  SetLoadBalancerSecurityGroupsResponse
> = ({ LoadBalancerId, SecurityGroups = [] }, context) => {
  const { world, region } = context
  findIdleLoadBalancer(world, region, LoadBalancerId)
  const most = limits.securityGroupsPerLoadBalancer
  if (SecurityGroups.length > most) throw limitExceeded('security groups of a load balancer', most)
  bindSecurityGroups(world, region, {
    resourceId: LoadBalancerId,
    resourceType: 'CLB',
    securityGroupIds: SecurityGroups,
  })
  beginTask(context, [LoadBalancerId], [])
  return {}
}
