import type {
  DeregisterTargetsRequest,
  DeregisterTargetsResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/clb/v20180317/clb_models.js'
import type { Action } from '../../service.ts'
import { keyOf } from '../model.ts'
import { findTarget, readTargets } from '../named-targets.ts'
import { findOwner } from '../target-owner.ts'
import { beginTask, drop } from '../tasks.ts'

export const deregisterTargets: Action<DeregisterTargetsRequest, DeregisterTargetsResponse> = (
  request,
  context,
) => {
  const { world } = context
  const owner = findOwner(context, request)
  const bound = readTargets(world, owner, request.Targets).map((target) => findTarget(world, target))
  beginTask(
    context,
    [owner.balancer.loadBalancerId],
    bound.map((target) => drop('targets', keyOf(target))),
  )
  return {}
}
