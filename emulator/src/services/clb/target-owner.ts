import type { ActionContext } from '../service.ts'
import { findIdleLoadBalancer, findListener, findTargetOwner } from './find.ts'
import type { Owner } from './named-targets.ts'

/** What a request about targets is about, of a load balancer that nobody changes. @throws CloudError */
export function findOwner(
  { world, region }: ActionContext,
  request: { LoadBalancerId: string; ListenerId: string; LocationId?: string; Domain?: string; Url?: string },
): Owner {
  const balancer = findIdleLoadBalancer(world, region, request.LoadBalancerId)
  const listener = findListener(world, balancer, request.ListenerId)
  return { balancer, listener, rule: findTargetOwner(world, listener, request) }
}
