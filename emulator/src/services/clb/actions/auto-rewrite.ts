import type {
  AutoRewriteRequest,
  AutoRewriteResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/clb/v20180317/clb_models.js'
import type { World } from '../../../engine/world.ts'
import type { Action, ActionContext } from '../../service.ts'
import { hasDomain } from '../domains.ts'
import { ruleNotFound, wrongProtocol } from '../errors.ts'
import { findIdleLoadBalancer, findListener, listenersOf, rulesOf } from '../find.ts'
import type { Listener, LoadBalancer, Rule } from '../model.ts'
import { readRewriteCode, rewriteTo } from '../rewrites.ts'
import { beginTask, save } from '../tasks.ts'

/**
 * Redirects HTTP to HTTPS. Makes the listener HTTP:80 and its rules, where they are not there yet.
 * https://cloud.tencent.com/document/api/214/30671
 */
export const autoRewrite: Action<AutoRewriteRequest, AutoRewriteResponse> = (request, context) => {
  const { world, region } = context
  const balancer = findIdleLoadBalancer(world, region, request.LoadBalancerId)
  const secure = findListener(world, balancer, request.ListenerId)
  if (secure.protocol !== 'HTTPS' || secure.port !== 443) {
    throw wrongProtocol('AutoRewrite takes the listener HTTPS:443.')
  }
  const targets = findTargets(world, secure, request.Domains)
  const plain = findPlainListener(world, balancer, secure)
  const sources = targets.map((target) => {
    const place = request.Domains?.findIndex((domain) => hasDomain(domain)(target)) ?? 0
    const code = readRewriteCode(request.RewriteCodes?.map(Number)[place])
    const source = findSource(world, plain, target) ?? makeSource(context, plain, target)
    return rewriteTo(source, target, { code, takeUrl: request.TakeUrls?.[place] ?? true, type: 'AUTO' })
  })
  const saved = sources.map((rule) => save('rules', rule.locationId, rule))
  beginTask(context, [balancer.loadBalancerId], [save('listeners', plain.listenerId, plain), ...saved])
  return {}
}

function findTargets(world: World, secure: Listener, domains: readonly string[] | undefined): Rule[] {
  const rules = rulesOf(world, secure)
  const missing = domains?.find((domain) => !rules.some(hasDomain(domain)))
  if (missing !== undefined) throw ruleNotFound(missing)
  return domains?.length ? rules.filter((rule) => domains.some((domain) => hasDomain(domain)(rule))) : rules
}

function findPlainListener(world: World, balancer: LoadBalancer, secure: Listener): Listener {
  const existing = listenersOf(world, balancer).find(({ port }) => port === 80)
  if (existing && existing.protocol !== 'HTTP')
    throw wrongProtocol('The port 80 has a listener of another kind.')
  if (existing) return existing
  const { certificateId, ...settings } = secure
  const listenerId = world.ids.next('lbl')
  const createdAt = world.clock.now()
  return { ...settings, listenerId, name: listenerId, protocol: 'HTTP', port: 80, sni: false, createdAt }
}

function findSource(world: World, plain: Listener, { domains, url }: Rule): Rule | undefined {
  return rulesOf(world, plain).find((rule) => rule.url === url && domains.some((one) => hasDomain(one)(rule)))
}

function makeSource({ world }: ActionContext, plain: Listener, target: Rule): Rule {
  const { certificateId, rewrite, ...settings } = target
  return {
    ...settings,
    locationId: world.ids.next('loc'),
    listenerId: plain.listenerId,
    healthCheck: { ...target.healthCheck, type: 'HTTP' },
    forwardType: 'HTTP',
    http2: false,
    defaultServer: target.defaultServer && !rulesOf(world, plain).some((rule) => rule.defaultServer),
    autoCreated: true,
    createdAt: world.clock.now(),
  }
}
