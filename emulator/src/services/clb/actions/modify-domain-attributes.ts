import type {
  ModifyDomainAttributesRequest,
  ModifyDomainAttributesResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/clb/v20180317/clb_models.js'
import type { World } from '../../../engine/world.ts'
import { CloudError } from '../../../errors.ts'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { hasDomain, makeDefault } from '../domains.ts'
import { invalidValue, ruleNotFound, wrongProtocol } from '../errors.ts'
import { findIdleLoadBalancer, findListener, rulesOf } from '../find.ts'
import type { Listener, Rule } from '../model.ts'
import { checkDomains, checkUnused } from '../rule-order.ts'
import { readCertificate } from '../settings.ts'
import { beginTask, save } from '../tasks.ts'

/** Changes all rules of a domain. https://cloud.tencent.com/document/api/214/38092 */
export const modifyDomainAttributes: Action<ModifyDomainAttributesRequest, ModifyDomainAttributesResponse> = (
  request,
  context,
) => {
  supportOnly(request, [
    'LoadBalancerId',
    'ListenerId',
    'Domain',
    'NewDomain',
    'NewDomains',
    'Certificate',
    'Http2',
    'DefaultServer',
    'NewDefaultServerDomain',
  ])
  const { world, region } = context
  const balancer = findIdleLoadBalancer(world, region, request.LoadBalancerId)
  const listener = findListener(world, balancer, request.ListenerId)
  const rules = rulesOf(world, listener)
  const own = rules.filter(hasDomain(request.Domain))
  if (own.length === 0) throw ruleNotFound(request.Domain)

  const change = readChange(world, listener, request)
  const others = rules.filter((rule) => !own.includes(rule))
  const changed = own.map((rule) => ({ ...rule, ...change }))
  for (const rule of changed) checkUnused(rule.domains, rule.url, others)
  const after = [...others, ...changed]
  const chosen = readDefault(request, after, changed)
  const swayed = chosen === undefined ? [] : makeDefault(after, chosen)
  const saved = new Map([...changed, ...swayed].map((rule) => [rule.locationId, rule]))
  beginTask(
    context,
    [balancer.loadBalancerId],
    [...saved].map(([id, rule]) => save('rules', id, rule)),
  )
  return {}
}

function readChange(world: World, listener: Listener, request: ModifyDomainAttributesRequest): Partial<Rule> {
  const { NewDomain, NewDomains, Certificate, Http2 } = request
  if (NewDomain !== undefined && NewDomains !== undefined) {
    throw new CloudError('InvalidParameterCombination', 'NewDomain and NewDomains cannot be given together.')
  }
  const domains = NewDomains ?? (NewDomain === undefined ? undefined : [NewDomain])
  if (domains) checkDomains(domains)
  if (Certificate && !listener.sni) {
    throw invalidValue('A domain has a certificate of its own where its listener has SNI alone.')
  }
  if (Http2 && listener.protocol !== 'HTTPS') throw wrongProtocol('Http2 needs an HTTPS listener.')
  return {
    ...(domains && { domains }),
    ...(Certificate && { certificateId: readCertificate(world, Certificate) }),
    ...(Http2 !== undefined && { http2: Http2 }),
  }
}

/** A listener always has a default domain: whoever takes it away names another. */
function readDefault(
  { DefaultServer, NewDefaultServerDomain }: ModifyDomainAttributesRequest,
  rules: readonly Rule[],
  changed: readonly Rule[],
): string | undefined {
  if (DefaultServer) return changed[0]?.domains[0]
  if (NewDefaultServerDomain !== undefined) {
    if (rules.some(hasDomain(NewDefaultServerDomain))) return NewDefaultServerDomain
    throw ruleNotFound(NewDefaultServerDomain)
  }
  if (DefaultServer === false && changed.some((rule) => rule.defaultServer)) {
    throw new CloudError('MissingParameter', 'NewDefaultServerDomain is needed: some domain is the default.')
  }
  return undefined
}
