import type {
  RegisterTargetsRequest,
  RegisterTargetsResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/clb/v20180317/clb_models.js'
import type { Action } from '../../service.ts'
import { duplicate, limitExceeded } from '../errors.ts'
import { targetsOf } from '../find.ts'
import { limits } from '../limits.ts'
import { keyOf } from '../model.ts'
import { readTargets } from '../named-targets.ts'
import { findOwner } from '../target-owner.ts'
import { beginTask, save } from '../tasks.ts'

/** https://cloud.tencent.com/document/api/214/30676 */
export const registerTargets: Action<RegisterTargetsRequest, RegisterTargetsResponse> = (
  request,
  context,
) => {
  const { world } = context
  const owner = findOwner(context, request)
  const { loadBalancerId, listenerId } = owner.listener
  const added = readTargets(world, owner, request.Targets)
  const bound = targetsOf(world, { loadBalancerId, listenerId })
  const keys = new Set(bound.map(keyOf))
  for (const target of added) {
    if (keys.has(keyOf(target))) throw duplicate(`The target ${target.instanceId}:${target.port}`)
    keys.add(keyOf(target))
  }
  if (keys.size > limits.targetsPerListener) {
    throw limitExceeded('targets of a listener', limits.targetsPerListener)
  }
  beginTask(
    context,
    [loadBalancerId],
    added.map((target) => save('targets', keyOf(target), target)),
  )
  return {}
}
