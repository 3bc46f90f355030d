import type {
  DescribeListenersRequest,
  DescribeListenersResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/clb/v20180317/clb_models.js'
import type { Action } from '../../service.ts'
import { findLoadBalancer, listenersOf } from '../find.ts'
import { showListener } from '../views.ts'

export const describeListeners: Action<DescribeListenersRequest, DescribeListenersResponse> = (
  { LoadBalancerId, ListenerIds, Protocol, Port },
  { world, region },
) => {
  const found = listenersOf(world, findLoadBalancer(world, region, LoadBalancerId))
    .filter(({ listenerId }) => !ListenerIds?.length || ListenerIds.includes(listenerId))
    .filter(({ protocol }) => Protocol === undefined || protocol === Protocol)
    .filter(({ port }) => Port === undefined || port === Port)
  return { TotalCount: found.length, Listeners: found.map((one) => showListener(world, one)) }
}
