import type {
  DescribeRewriteRequest,
  DescribeRewriteResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/clb/v20180317/clb_models.js'
import type { Action } from '../../service.ts'
import { findListener, findLoadBalancer, listenersOf, rulesOf } from '../find.ts'
import { showRule } from '../views.ts'

export const describeRewrite: Action<DescribeRewriteRequest, DescribeRewriteResponse> = (
  { LoadBalancerId, SourceListenerIds, SourceLocationIds },
  { world, region },
) => {
  const balancer = findLoadBalancer(world, region, LoadBalancerId)
  const listeners = SourceListenerIds?.length
    ? SourceListenerIds.map((id) => findListener(world, balancer, id))
    : listenersOf(world, balancer)
  const sources = listeners
    .flatMap((listener) => rulesOf(world, listener))
    .filter((rule) => rule.rewrite !== undefined)
    .filter(({ locationId }) => !SourceLocationIds?.length || SourceLocationIds.includes(locationId))
  return { RewriteSet: sources.map(showRule) }
}
