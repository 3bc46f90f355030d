import type {
  HealthCheck as CloudHealthCheck,
  Listener,
  RuleOutput,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/clb/v20180317/clb_models.js'
import type { Fields, Key, Observed, Value } from '../plan/model.ts'
import { ownBalancers } from './clb/own-balancers.ts'
import { writeRedirect } from './clb/redirect.ts'
import { type Target, writeTargets } from './clb/targets.ts'
import { taskDone } from './clb/task.ts'
import { listenerKey } from './clb-listener.ts'
import { detailsOf } from './details.ts'
import { type Id, idIn, type Kind, noRules, type ResourceContext } from './kind.ts'

export interface ClbRuleFields extends Fields {
  readonly loadBalancer: Id
  readonly listener: Id
  /** The name people ask for. */
  readonly domain: string
  /** What the path of a request begins with. */
  readonly path: string
  /** WRR, LEAST_CONN or IP_HASH. */
  readonly scheduler: string
  /** Seconds that a client keeps its target; 0 is off. */
  readonly session: number
  readonly healthCheck: HealthCheck
  readonly targets: readonly Target[]
  /** The rule that requests are sent to instead of to targets. */
  readonly redirect: Id | null
}

/** How a target proves that it can serve: with an answer of 200 to 399 to a GET. */
export interface HealthCheck {
  readonly [name: string]: Value
  readonly path: string
  /** Seconds between two probes. */
  readonly interval: number
  /** Seconds. */
  readonly timeout: number
  /** Probes in a row that must pass, … */
  readonly healthy: number
  /** … and fail. */
  readonly unhealthy: number
}

/** Where requests of a listener go by name and path. Found through its load balancer, as listeners are. */
export const clbRule: Kind<ClbRuleFields> = {
  kind: 'clb-rule',
  rules: {
    ...noRules,
    immutable: ['loadBalancer', 'listener', 'domain', 'path'],
    unordered: ['targets'],
    // A host's end ends its part in a rule.
    loose: ['targets'],
  },
  patience: 15,

  async list(context) {
    const balancers = await ownBalancers(context)
    return detailsOf(balancers, ({ LoadBalancerId = '' }) => rulesOf(context, LoadBalancerId))
  },

  async create(context, desired) {
    const { loadBalancer, listener, domain, path, scheduler, session, healthCheck } = desired.fields
    const answer = await context.cloud.call('clb', 'CreateRule', {
      LoadBalancerId: idIn(loadBalancer),
      ListenerId: idIn(listener),
      Rules: [
        {
          Domain: domain,
          Url: path,
          Scheduler: scheduler,
          SessionExpireTime: session,
          HealthCheck: requestOf(healthCheck),
          // Answers for every name that no rule has, such as the bare address.
          DefaultServer: true,
        },
      ],
    })
    await taskDone(context, answer.RequestId)
  },

  updates: [
    {
      fields: ['scheduler', 'session', 'healthCheck'],
      async apply(context, observed, desired) {
        const { scheduler, session, healthCheck } = desired.fields
        const answer = await context.cloud.call('clb', 'ModifyRule', {
          LoadBalancerId: idIn(observed.fields.loadBalancer),
          ListenerId: idIn(observed.fields.listener),
          LocationId: observed.id,
          Scheduler: scheduler,
          SessionExpireTime: session,
          HealthCheck: requestOf(healthCheck),
        })
        await taskDone(context, answer.RequestId)
      },
    },
    {
      fields: ['targets'],
      apply: (context, observed, desired) =>
        writeTargets(context, placeOf(observed), observed.fields.targets, desired.fields.targets),
    },
    {
      fields: ['redirect'],
      apply: (context, observed, desired) =>
        writeRedirect(context, placeOf(observed), observed.fields.redirect, desired.fields.redirect),
    },
  ],

  async remove(context, observed) {
    const place = placeOf(observed)
    if (observed.fields.redirect !== null) await writeRedirect(context, place, observed.fields.redirect, null)
    const { LoadBalancerId, ListenerId } = place
    const request = { LoadBalancerId, ListenerId, LocationIds: [observed.id] }
    const answer = await context.cloud.call('clb', 'DeleteRule', request)
    await taskDone(context, answer.RequestId)
  },
}

/** `clb-rule/https-443/safe.example.com/` */
export function ruleKey(listener: Key, domain: string, path: string): Key {
  return `clb-rule/${listener.slice(listener.indexOf('/') + 1)}/${domain}${path}`
}

function placeOf({ id, fields }: Observed<ClbRuleFields>) {
  return { LoadBalancerId: idIn(fields.loadBalancer), ListenerId: idIn(fields.listener), LocationId: id }
}

async function rulesOf(
  { cloud }: ResourceContext,
  LoadBalancerId: string,
): Promise<Observed<ClbRuleFields>[]> {
  const [listeners, backends] = await Promise.all([
    cloud.call('clb', 'DescribeListeners', { LoadBalancerId }),
    cloud.call('clb', 'DescribeTargets', { LoadBalancerId }),
  ])
  const targets = new Map(
    (backends.Listeners ?? [])
      .flatMap(({ Rules }) => Rules ?? [])
      .map(({ LocationId, Targets }) => [
        LocationId,
        (Targets ?? []).map(({ InstanceId = '', Port = 0, Weight = 0 }) => ({
          host: InstanceId,
          port: Port,
          weight: Weight,
        })),
      ]),
  )
  return (listeners.Listeners ?? []).flatMap((listener) =>
    (listener.Rules ?? []).map((rule) =>
      observe(LoadBalancerId, listener, rule, targets.get(rule.LocationId) ?? []),
    ),
  )
}

function observe(
  loadBalancer: string,
  { ListenerId = '', Protocol = '', Port = 0 }: Listener,
  rule: RuleOutput,
  targets: readonly Target[],
): Observed<ClbRuleFields> {
  const { LocationId = '', Domain = '', Url = '' } = rule
  return {
    kind: 'clb-rule',
    key: ruleKey(listenerKey(Protocol, Port), Domain, Url),
    id: LocationId,
    name: `${Domain}${Url}`,
    tagged: true,
    state: 'available',
    settled: true,
    fields: {
      loadBalancer,
      listener: ListenerId,
      domain: Domain,
      path: Url,
      scheduler: rule.Scheduler ?? '',
      session: rule.SessionExpireTime ?? 0,
      healthCheck: healthCheckOf(rule.HealthCheck ?? {}),
      targets,
      redirect: rule.RewriteTarget?.TargetLocationId || null,
    },
  }
}

/** Bits of HttpCode: 2xx and 3xx. The cloud's default is all five, to which a broken app is healthy. */
export const healthyCodes = 2 + 4

function requestOf({ path, interval, timeout, healthy, unhealthy }: HealthCheck): CloudHealthCheck {
  return {
    HealthSwitch: 1,
    CheckType: 'HTTP',
    HttpCheckPath: path,
    HttpCheckMethod: 'GET',
    HttpCode: healthyCodes,
    IntervalTime: interval,
    TimeOut: timeout,
    HealthNum: healthy,
    UnHealthNum: unhealthy,
  }
}

/** A check that takes other answers, or none, for healthy shows in its path, so that it is put right. */
function healthCheckOf(check: CloudHealthCheck): HealthCheck {
  const sound = check.HealthSwitch === 1 && check.HttpCode === healthyCodes && check.HttpCheckMethod === 'GET'
  const path = check.HttpCheckPath ?? ''
  return {
    path: sound ? path : `${check.HttpCheckMethod} ${path} (HttpCode ${check.HttpCode})`,
    interval: check.IntervalTime ?? 0,
    timeout: check.TimeOut ?? 0,
    healthy: check.HealthNum ?? 0,
    unhealthy: check.UnHealthNum ?? 0,
  }
}
