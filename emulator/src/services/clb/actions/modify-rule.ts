import type {
  ModifyRuleRequest,
  ModifyRuleResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/clb/v20180317/clb_models.js'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { findIdleLoadBalancer, findListener, findRule, rulesOf } from '../find.ts'
import { readHealthCheck } from '../health-check.ts'
import type { Rule } from '../model.ts'
import { checkUnused, readForwardType, readUrl } from '../rule-order.ts'
import { readScheduler, readSession } from '../settings.ts'
import { beginTask, save } from '../tasks.ts'

/** https://cloud.tencent.com/document/api/214/30682 */
export const modifyRule: Action<ModifyRuleRequest, ModifyRuleResponse> = (request, context) => {
  supportOnly(request, [
    'LoadBalancerId',
    'ListenerId',
    'LocationId',
    'Url',
    'HealthCheck',
    'Scheduler',
    'SessionExpireTime',
    'ForwardType',
  ])
  const { world, region } = context
  const balancer = findIdleLoadBalancer(world, region, request.LoadBalancerId)
  const listener = findListener(world, balancer, request.ListenerId)
  const rule = findRule(world, listener, request.LocationId)
  const url = readUrl(request.Url ?? rule.url)
  const others = rulesOf(world, listener).filter(({ locationId }) => locationId !== rule.locationId)
  checkUnused(rule.domains, url, others)
  const changed: Rule = {
    ...rule,
    url,
    healthCheck: readHealthCheck(request.HealthCheck, rule.healthCheck, listener.protocol),
    scheduler: readScheduler(request.Scheduler ?? rule.scheduler, true),
    sessionExpireTime: readSession(request.SessionExpireTime ?? rule.sessionExpireTime, true),
    forwardType: readForwardType(listener, request.ForwardType ?? rule.forwardType),
  }
  beginTask(context, [balancer.loadBalancerId], [save('rules', rule.locationId, changed)])
  return {}
}
