import type {
  DeleteRewriteRequest,
  DeleteRewriteResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/clb/v20180317/clb_models.js'
import { CloudError } from '../../../errors.ts'
import type { Action } from '../../service.ts'
import { findIdleLoadBalancer, findListener, findRule } from '../find.ts'
import { beginTask, save } from '../tasks.ts'

/** The rules stay, those that AutoRewrite made too. https://cloud.tencent.com/document/api/214/30672 */
export const deleteRewrite: Action<DeleteRewriteRequest, DeleteRewriteResponse> = (request, context) => {
  const { world, region } = context
  const balancer = findIdleLoadBalancer(world, region, request.LoadBalancerId)
  const listener = findListener(world, balancer, request.SourceListenerId)
  const freed = request.RewriteInfos.map(({ SourceLocationId, TargetLocationId }) => {
    const { rewrite, ...source } = findRule(world, listener, SourceLocationId)
    if (rewrite?.locationId === TargetLocationId && rewrite.listenerId === request.TargetListenerId)
      return source
    throw new CloudError(
      'InvalidParameter.SomeRewriteNotFound',
      `The rule ${SourceLocationId} is not redirected to ${TargetLocationId}.`,
    )
  })
  beginTask(
    context,
    [balancer.loadBalancerId],
    freed.map((rule) => save('rules', rule.locationId, rule)),
  )
  return {}
}
