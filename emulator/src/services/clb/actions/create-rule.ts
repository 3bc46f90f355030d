import type {
  CreateRuleRequest,
  CreateRuleResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/clb/v20180317/clb_models.js'
import type { Action } from '../../service.ts'
import { makeDefault } from '../domains.ts'
import { limitExceeded, wrongProtocol } from '../errors.ts'
import { findIdleLoadBalancer, findListener, rulesOf } from '../find.ts'
import { limits } from '../limits.ts'
import { isLayer7, type Rule } from '../model.ts'
import { readRule } from '../rule-order.ts'
import { beginTask, save } from '../tasks.ts'

/** https://cloud.tencent.com/document/api/214/30691 */
export const createRule: Action<CreateRuleRequest, CreateRuleResponse> = (request, context) => {
  const { world, region } = context
  const balancer = findIdleLoadBalancer(world, region, request.LoadBalancerId)
  const listener = findListener(world, balancer, request.ListenerId)
  if (!isLayer7(listener)) throw wrongProtocol(`A listener of ${listener.protocol} has no rules.`)
  const rules = rulesOf(world, listener)
  if (rules.length + request.Rules.length > limits.rulesPerListener) {
    throw limitExceeded('rules of a listener', limits.rulesPerListener)
  }

  const created: Rule[] = []
  for (const input of request.Rules) {
    const rule = readRule(world, listener, input, [...rules, ...created])
    created.push({ ...rule, locationId: world.ids.next('loc'), createdAt: world.clock.now() })
  }
  // The last one that asks to be the default is it; the others give way.
  const chosen = created.findLast((rule) => rule.defaultServer)
  const after = [...rules, ...created]
  const swayed = chosen ? makeDefault(after, chosen.domains[0]) : []
  const saved = new Map([...created, ...swayed].map((rule) => [rule.locationId, rule]))
  beginTask(
    context,
    [balancer.loadBalancerId],
    [...saved].map(([id, rule]) => save('rules', id, rule)),
  )
  return { LocationIds: created.map(({ locationId }) => locationId) }
}
