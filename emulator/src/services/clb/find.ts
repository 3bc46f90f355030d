import type { World } from '../../engine/world.ts'
import { CloudError } from '../../errors.ts'
import { instances } from '../cvm/model.ts'
import { listenerNotFound, loadBalancerNotFound, ruleNotFound } from './errors.ts'
import {
  busyWith,
  isLayer7,
  type Listener,
  type LoadBalancer,
  listeners,
  loadBalancers,
  type Rule,
  rules,
  type Target,
  targets,
} from './model.ts'

/** @throws CloudError `InvalidParameter.LBIdNotFound` */
export function findLoadBalancer(world: World, region: string, id: string): LoadBalancer {
  const found = loadBalancers(world).get(id)
  if (found?.region !== region) throw loadBalancerNotFound(id)
  return found
}

/** For changes, of which a load balancer takes one at a time. @throws CloudError */
export function findIdleLoadBalancer(world: World, region: string, id: string): LoadBalancer {
  const found = findLoadBalancer(world, region, id)
  const task = busyWith(world).get(id)
  if (!task) return found
  throw new CloudError(
    'FailedOperation.ResourceInOperating',
    `The load balancer ${id} is being changed by the task ${task.taskId}.`,
  )
}

export function findListener(world: World, { loadBalancerId }: LoadBalancer, id: string): Listener {
  const found = listeners(world).get(id)
  if (found?.loadBalancerId !== loadBalancerId) throw listenerNotFound(id)
  return found
}

export function findRule(world: World, { listenerId }: Listener, locationId: string): Rule {
  const found = rules(world).get(locationId)
  if (found?.listenerId !== listenerId) throw ruleNotFound(locationId)
  return found
}

export function findRuleByUrl(world: World, listener: Listener, domain: string, url: string): Rule {
  const found = rulesOf(world, listener).find((rule) => rule.domains.includes(domain) && rule.url === url)
  if (!found) throw ruleNotFound(domain + url)
  return found
}

/** What a request about targets names: a layer-4 listener, or a rule by its id or by domain and path. */
export function findTargetOwner(
  world: World,
  listener: Listener,
  request: { LocationId?: string; Domain?: string; Url?: string },
): Rule | undefined {
  if (!isLayer7(listener)) return undefined
  const { LocationId, Domain, Url } = request
  if (LocationId) return findRule(world, listener, LocationId)
  if (Domain !== undefined && Url !== undefined) return findRuleByUrl(world, listener, Domain, Url)
  throw new CloudError('MissingParameter', 'A layer-7 listener needs LocationId, or Domain and Url.')
}

export function listenersOf(world: World, { loadBalancerId }: LoadBalancer): Listener[] {
  return [...listeners(world).values()].filter((one) => one.loadBalancerId === loadBalancerId)
}

export function rulesOf(world: World, { listenerId }: Listener): Rule[] {
  return [...rules(world).values()].filter((one) => one.listenerId === listenerId)
}

/** A load balancer, or a part of it; a rule names all three. */
interface Part {
  readonly loadBalancerId: string
  readonly listenerId?: string
  readonly locationId?: string
}

/** An instance that is terminated takes its bindings along. */
export function targetsOf(world: World, part: Part): Target[] {
  return bindingsOf(world, part).filter(({ instanceId }) => instances(world).has(instanceId))
}

/** Those of terminated instances too. */
export function bindingsOf(world: World, { loadBalancerId, listenerId, locationId }: Part): Target[] {
  return [...targets(world).values()].filter(
    (one) =>
      one.loadBalancerId === loadBalancerId &&
      (listenerId === undefined || one.listenerId === listenerId) &&
      (locationId === undefined || one.locationId === locationId),
  )
}
