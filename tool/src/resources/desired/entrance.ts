import type { Desired, Key } from '../../plan/model.ts'
import { fullWeight } from '../clb/targets.ts'
import type { ClbFields } from '../clb.ts'
import { type ClbListenerFields, listenerKey } from '../clb-listener.ts'
import { type ClbRuleFields, ruleKey } from '../clb-rule.ts'
import type { Id } from '../kind.ts'
import type { SecurityGroupFields } from '../security-group.ts'
import { certificateResource } from './certificate.ts'
import { recordResource } from './dns.ts'
import { balancerKey, belonging, keys, servingKeys } from './keys.ts'
import { ref, type Scope } from './scope.ts'

/** How people come in: a load balancer, the name they type and its certificate, each if the config has it. */
export function entranceResources(scope: Scope): Desired[] {
  const certificate = certificateResource(scope, scope.environment.domain)
  return [
    ...(certificate === undefined ? [] : [certificate]),
    ...balancerResources(scope, certificate?.key),
    ...nameResources(scope),
  ]
}

function balancerResources(scope: Scope, certificate: Key | undefined): Desired[] {
  const { environment, resource, protection } = scope
  if (environment.loadBalancer === undefined) return []
  return [
    resource<SecurityGroupFields>('security-group/entrance', {
      ingress: [{ protocol: 'TCP', port: '80,443', peer: '0.0.0.0/0', note: 'people' }],
      egress: [{ protocol: 'ALL', port: 'ALL', peer: '0.0.0.0/0', note: 'out' }],
    }),
    resource<ClbFields>(balancerKey, {
      vpc: ref(keys.vpc),
      bandwidth: environment.loadBalancer.bandwidth,
      securityGroups: [ref('security-group/entrance')],
      passToTarget: true,
      protection,
    }),
    ...(certificate === undefined
      ? serving(scope, { protocol: 'HTTP', port: 80 })
      : [
          ...serving(scope, { protocol: 'HTTPS', port: 443, certificate }),
          ...redirecting(scope, { protocol: 'HTTP', port: 80 }),
        ]),
  ]
}

interface Entrance {
  readonly protocol: 'HTTP' | 'HTTPS'
  readonly port: number
  readonly certificate?: Key
}

/** A listener whose requests go to the hosts. */
function serving(scope: Scope, entrance: Entrance): Desired[] {
  const { environment } = scope
  const targets = servingKeys(environment).map((host) => ({
    host: ref(host),
    port: environment.compute.port,
    weight: fullWeight,
  }))
  return listening(scope, entrance, { targets, redirect: null })
}

/** A listener that sends people to the encrypted one. */
function redirecting(scope: Scope, entrance: Entrance): Desired[] {
  const redirect = ref(ruleKey(listenerKey('HTTPS', 443), siteName(scope), '/'))
  return listening(scope, entrance, { targets: [], redirect })
}

function listening(
  scope: Scope,
  { protocol, port, certificate }: Entrance,
  where: Pick<ClbRuleFields, 'targets' | 'redirect'>,
): Desired[] {
  const { environment, resource, app } = scope
  if (environment.loadBalancer === undefined) return []
  const { scheduler, session, healthCheck } = environment.loadBalancer
  const listener = listenerKey(protocol, port)
  const loadBalancer = ref(balancerKey)
  const domain = siteName(scope)
  return [
    resource<ClbListenerFields>(listener, {
      loadBalancer,
      protocol,
      port,
      certificate: certificate === undefined ? null : ref(certificate),
    }),
    resource<ClbRuleFields>(ruleKey(listener, domain, '/'), {
      loadBalancer,
      listener: ref(listener),
      domain,
      path: '/',
      scheduler,
      session,
      healthCheck: { ...healthCheck, path: healthCheck.path ?? app.ready },
      ...where,
    }),
  ]
}

/** A rule needs a name; where people have none to type, one that nobody can. */
function siteName({ environment, owner }: Scope): string {
  return environment.domain?.name ?? `${owner.project}-${owner.environment}.internal`
}

function nameResources(scope: Scope): Desired[] {
  const { domain } = scope.environment
  return recordResource(scope, 'dns-record/main', domain, whereNamesLead(scope))
}

function whereNamesLead({ environment }: Scope): Id {
  const { compute, loadBalancer } = environment
  const own = compute.ssh?.hosts.find(({ role }) => role !== 'worker')
  if (own !== undefined) return own.publicAddress ?? own.address
  const [host] = servingKeys(environment)
  return ref(loadBalancer === undefined && host !== undefined ? belonging('eip', host) : balancerKey)
}
