import type {
  DeleteListenerRequest,
  DeleteListenerResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/clb/v20180317/clb_models.js'
import type { Action } from '../../service.ts'
import { bindingsOf, findIdleLoadBalancer, findListener, rulesOf } from '../find.ts'
import { keyOf } from '../model.ts'
import { checkNoRewriteTo } from '../rewrites.ts'
import { beginTask, drop } from '../tasks.ts'

/** Its rules and bindings go along. */
export const deleteListener: Action<DeleteListenerRequest, DeleteListenerResponse> = (
  { LoadBalancerId, ListenerId },
  context,
) => {
  const { world, region } = context
  const balancer = findIdleLoadBalancer(world, region, LoadBalancerId)
  const listener = findListener(world, balancer, ListenerId)
  const rules = rulesOf(world, listener)
  checkNoRewriteTo(world, rules)
  const { loadBalancerId, listenerId } = listener
  beginTask(
    context,
    [loadBalancerId],
    [
      ...bindingsOf(world, { loadBalancerId, listenerId }).map((target) => drop('targets', keyOf(target))),
      ...rules.map(({ locationId }) => drop('rules', locationId)),
      drop('listeners', listenerId),
    ],
  )
  return {}
}
