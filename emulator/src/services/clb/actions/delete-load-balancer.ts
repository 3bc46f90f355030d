import type {
  DeleteLoadBalancerRequest,
  DeleteLoadBalancerResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/clb/v20180317/clb_models.js'
import type { World } from '../../../engine/world.ts'
import { CloudError } from '../../../errors.ts'
import type { Action } from '../../service.ts'
import { tooLong } from '../errors.ts'
import { bindingsOf, findIdleLoadBalancer, listenersOf, rulesOf, targetsOf } from '../find.ts'
import { durations, limits } from '../limits.ts'
import { keyOf, type LoadBalancer } from '../model.ts'
import { beginTask, type Change, drop } from '../tasks.ts'

/** Listeners, rules and bindings go along. https://cloud.tencent.com/document/api/214/30689 */
export const deleteLoadBalancer: Action<DeleteLoadBalancerRequest, DeleteLoadBalancerResponse> = (
  { LoadBalancerIds, ForceDelete = false },
  context,
) => {
  const { world, region } = context
  if (LoadBalancerIds.length === 0 || LoadBalancerIds.length > limits.idsPerCall) {
    throw tooLong('LoadBalancerIds', limits.idsPerCall)
  }
  const doomed = LoadBalancerIds.map((id) => findIdleLoadBalancer(world, region, id))
  for (const one of doomed) checkDeletable(world, one, ForceDelete)
  const changes = doomed.flatMap((one) => removal(world, one))
  beginTask(context, LoadBalancerIds, changes, { duration: durations.delete })
  return {}
}

function checkDeletable(world: World, one: LoadBalancer, force: boolean): void {
  if (one.deleteProtect) {
    // The cloud documents no code of its own for this.
    throw new CloudError(
      'OperationDenied',
      `The load balancer ${one.loadBalancerId} is protected from deletion.`,
    )
  }
  const count = targetsOf(world, one).length
  if (force || count < limits.targetsThatForbidDeletion) return
  throw new CloudError(
    'FailedOperation.TargetNumCheckRisk',
    `The load balancer ${one.loadBalancerId} has ${count} targets: ForceDelete is needed.`,
  )
}

function removal(world: World, one: LoadBalancer): Change[] {
  const listeners = listenersOf(world, one)
  return [
    ...bindingsOf(world, one).map((target) => drop('targets', keyOf(target))),
    ...listeners
      .flatMap((listener) => rulesOf(world, listener))
      .map((rule) => drop('rules', rule.locationId)),
    ...listeners.map((listener) => drop('listeners', listener.listenerId)),
    drop('loadBalancers', one.loadBalancerId),
  ]
}
