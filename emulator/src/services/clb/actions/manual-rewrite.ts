import type {
  ManualRewriteRequest,
  ManualRewriteResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/clb/v20180317/clb_models.js'
import type { Action } from '../../service.ts'
import { findIdleLoadBalancer, findListener, findRule } from '../find.ts'
import { readRewriteCode, rewriteTo } from '../rewrites.ts'
import { beginTask, save } from '../tasks.ts'

/** https://cloud.tencent.com/document/api/214/30675 */
export const manualRewrite: Action<ManualRewriteRequest, ManualRewriteResponse> = (request, context) => {
  const { world, region } = context
  const balancer = findIdleLoadBalancer(world, region, request.LoadBalancerId)
  const sourceListener = findListener(world, balancer, request.SourceListenerId)
  const targetListener = findListener(world, balancer, request.TargetListenerId)
  const rewritten = request.RewriteInfos.map(
    ({ SourceLocationId, TargetLocationId, RewriteCode, TakeUrl }) => {
      const source = findRule(world, sourceListener, SourceLocationId)
      const target = findRule(world, targetListener, TargetLocationId)
      const code = readRewriteCode(RewriteCode)
      return rewriteTo(source, target, { code, takeUrl: TakeUrl ?? true, type: 'MANUAL' })
    },
  )
  beginTask(
    context,
    [balancer.loadBalancerId],
    rewritten.map((rule) => save('rules', rule.locationId, rule)),
  )
  return {}
}
