import type {
  ModifyTargetWeightRequest,
  ModifyTargetWeightResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/clb/v20180317/clb_models.js'
import type { Action } from '../../service.ts'
import { keyOf } from '../model.ts'
import { findTarget, readTargets, readWeight } from '../named-targets.ts'
import { findOwner } from '../target-owner.ts'
import { beginTask, save } from '../tasks.ts'

/** A target's own `Weight` counts for more than the request's. https://cloud.tencent.com/document/api/214/30678 */
export const modifyTargetWeight: Action<ModifyTargetWeightRequest, ModifyTargetWeightResponse> = (
  request,
  context,
) => {
  const { world } = context
  const owner = findOwner(context, request)
  const changed = readTargets(world, owner, request.Targets).map((target, index) => ({
    ...findTarget(world, target),
    weight: readWeight(request.Targets[index]?.Weight ?? request.Weight),
  }))
  beginTask(
    context,
    [owner.balancer.loadBalancerId],
    changed.map((target) => save('targets', keyOf(target), target)),
  )
  return {}
}
