import type {
  DeleteRuleRequest,
  DeleteRuleResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/clb/v20180317/clb_models.js'
import type { World } from '../../../engine/world.ts'
import { CloudError } from '../../../errors.ts'
import type { Action } from '../../service.ts'
import { hasDomain, makeDefault } from '../domains.ts'
import { ruleNotFound } from '../errors.ts'
import { bindingsOf, findIdleLoadBalancer, findListener, findRule, rulesOf } from '../find.ts'
import { keyOf, type Listener, type Rule } from '../model.ts'
import { checkNoRewriteTo } from '../rewrites.ts'
import { beginTask, drop, save } from '../tasks.ts'

/** By ids, or a domain with all its paths or one. https://cloud.tencent.com/document/api/214/30688 */
export const deleteRule: Action<DeleteRuleRequest, DeleteRuleResponse> = (request, context) => {
  const { world, region } = context
  const balancer = findIdleLoadBalancer(world, region, request.LoadBalancerId)
  const listener = findListener(world, balancer, request.ListenerId)
  const doomed = findDoomed(world, listener, request)
  checkNoRewriteTo(world, doomed)
  const left = rulesOf(world, listener).filter((rule) => !doomed.includes(rule))
  const { NewDefaultServerDomain } = request
  if (NewDefaultServerDomain !== undefined && !left.some(hasDomain(NewDefaultServerDomain))) {
    throw ruleNotFound(NewDefaultServerDomain)
  }
  beginTask(
    context,
    [balancer.loadBalancerId],
    [
      ...doomed.flatMap((rule) => bindingsOf(world, rule)).map((target) => drop('targets', keyOf(target))),
      ...doomed.map(({ locationId }) => drop('rules', locationId)),
      ...makeDefault(left, NewDefaultServerDomain).map((rule) => save('rules', rule.locationId, rule)),
    ],
  )
  return {}
}

function findDoomed(world: World, listener: Listener, request: DeleteRuleRequest): Rule[] {
  const { LocationIds, Domain, Url } = request
  if (LocationIds?.length) return LocationIds.map((id) => findRule(world, listener, id))
  if (Domain === undefined) throw new CloudError('MissingParameter', 'LocationIds or Domain is needed.')
  const found = rulesOf(world, listener)
    .filter(hasDomain(Domain))
    .filter(({ url }) => Url === undefined || url === Url)
  if (found.length === 0) throw ruleNotFound(Domain + (Url ?? ''))
  return found
}
