import { waitFor } from '../../cloud/wait.ts'
import { TengyunError } from '../../errors/tengyun-error.ts'
import type { Host } from '../../hosts/host.ts'
import { fullWeight, type RulePlace, type Target, writeTargets } from '../../resources/clb/targets.ts'
import { type ClbRuleFields, clbRule } from '../../resources/clb-rule.ts'
import { idIn, type ResourceContext } from '../../resources/kind.ts'
import type { Part } from '../parts.ts'

/** By host id: how much of the requests each gets beside the others; 0 gets no new ones. */
export type Weights = ReadonlyMap<string, number>

/** The environment's load balancer as releases see it. */
export interface Balancer {
  weights(): Weights
  /** Brings weights about; hosts that are not named keep theirs. */
  weigh(wanted: Weights): Promise<void>
  /**
   * Keeps new requests away from a host, if another one can take them.
   *
   * @returns whether it could
   */
  drain(host: Host): Promise<boolean>
  /** Waits until the load balancer itself has seen the host healthy. @throws TengyunError `release/not-seen-healthy` */
  awaitHealthy(host: Host): Promise<void>
}

/** A rule whose requests go to hosts. */
interface ServingRule {
  readonly place: RulePlace
  readonly fields: ClbRuleFields
  targets: readonly Target[]
}

/** @returns undefined where no load balancer leads to the hosts */
export function balancerOf(context: ResourceContext, parts: readonly Part[]): Balancer | undefined {
  const rules = parts.filter(isClbRule).flatMap((rule) => servingRule(rule))
  if (rules.length === 0) return undefined

  const weights = (): Weights =>
    new Map(rules.flatMap(({ targets }) => targets.map(({ host, weight }) => [idIn(host), weight])))

  return {
    weights,

    async weigh(wanted) {
      for (const rule of rules) {
        const targets = rule.targets.map((target) => ({
          ...target,
          weight: wanted.get(idIn(target.host)) ?? target.weight,
        }))
        await writeTargets(context, rule.place, rule.targets, targets)
        rule.targets = targets
      }
    },

    async drain(host) {
      const healthy = await healthyHosts(context, rules)
      const canTakeOver = [...weights()].some(
        ([id, weight]) => id !== host.id && weight > 0 && healthy.every((seen) => seen.has(id)),
      )
      if (canTakeOver) await this.weigh(new Map([[host.id, 0]]))
      return canTakeOver
    },

    async awaitHealthy(host) {
      const patience = Math.max(...rules.map(({ fields }) => patienceFor(fields)))
      const seen = await waitFor(context.cloud, patience, async () => {
        const healthy = await healthyHosts(context, rules)
        return healthy.every((ids) => ids.has(host.id)) ? true : undefined
      })
      if (seen === undefined) throw new TengyunError('release/not-seen-healthy', { where: host.name })
    },
  }
}

/** What each host gets while nothing is going on. */
export function fullWeights(hosts: readonly Host[]): Weights {
  return new Map(hosts.map(({ id }) => [id, fullWeight]))
}

/** What hosts get that are left out. */
export function noWeights(hosts: readonly Host[]): Weights {
  return new Map(hosts.map(({ id }) => [id, 0]))
}

type RulePart = Part & { readonly fields: ClbRuleFields }

function isClbRule(part: Part): part is RulePart {
  return part.kind === clbRule.kind
}

function servingRule({ id, fields }: RulePart): ServingRule[] {
  const place = {
    LoadBalancerId: idIn(fields.loadBalancer),
    ListenerId: idIn(fields.listener),
    LocationId: id,
  }
  return fields.targets.length === 0 ? [] : [{ place, fields, targets: fields.targets }]
}

/** The hosts that each rule's own probes have found healthy. */
async function healthyHosts(
  { cloud }: ResourceContext,
  rules: readonly ServingRule[],
): Promise<ReadonlySet<string>[]> {
  const LoadBalancerIds = [...new Set(rules.map(({ place }) => place.LoadBalancerId))]
  const answer = await cloud.call('clb', 'DescribeTargetHealth', { LoadBalancerIds })
  const seen = (answer.LoadBalancers ?? [])
    .flatMap(({ Listeners }) => Listeners ?? [])
    .flatMap(({ Rules }) => Rules ?? [])
  return rules.map(({ place }) => {
    const rule = seen.find(({ LocationId }) => LocationId === place.LocationId)
    const healthy = (rule?.Targets ?? []).filter(({ HealthStatus }) => HealthStatus)
    return new Set(healthy.map(({ TargetId }) => TargetId ?? ''))
  })
}

/** Milliseconds: three times what the probes need that a sick host must pass, since they come when they come. */
function patienceFor({ healthCheck: { interval, timeout, healthy } }: ClbRuleFields): number {
  return 3 * (interval + timeout) * healthy * 1000
}
