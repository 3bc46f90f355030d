import type { Host } from '../../hosts/host.ts'
import { makePlan, type PlanInput } from '../../plan/make-plan.ts'
import type { Desired, Key, Plan } from '../../plan/model.ts'
import { isRef } from '../../plan/references.ts'
import type { Target } from '../../resources/clb/targets.ts'
import { type ClbRuleFields, clbRule } from '../../resources/clb-rule.ts'
import { cvm } from '../../resources/cvm.ts'
import { idIn } from '../../resources/kind.ts'
import type { HistoryEntry } from '../history/history.ts'
import { canaryIn } from '../history/proven.ts'
import type { Weights } from './balancer.ts'
import { isOnRecord } from './joining.ts'

/**
 * The plan, but for what releases have to say of requests: a host gets none before it has the version in force, and a
 * canary's shares stay until it is promoted or taken back. Otherwise carrying out the plan would have a host serve what it
 * happens to hold, or end the canary without saying so. Pure.
 *
 * @param entries of the history, newest first
 */
export function planWithShares(input: PlanInput, entries: readonly HistoryEntry[]): Plan {
  const plan = makePlan(input)
  if (!input.desired.some((one) => isClbRule(one) && one.fields.targets.length > 0)) return plan
  const staying = stayingHosts(input, plan)
  const desired = input.desired.map((one) =>
    isClbRule(one) ? weighed(one, weightsIn(input, one.key), staying, entries) : one,
  )
  return makePlan({ ...input, desired })
}

/**
 * How much of the requests a host is to get. One that nobody can vouch for keeps what it has, so that a history which
 * is lost takes no host out of service.
 */
export function weightFor(
  entries: readonly HistoryEntry[],
  host: Pick<Host, 'name' | 'id'>,
  { usual, now }: { readonly usual: number; readonly now: number },
): number {
  const canary = canaryIn(entries)?.weights
  if (canary !== undefined) return canary[host.id] ?? now
  return isOnRecord(entries, host) ? usual : now
}

type StayingHosts = ReadonlyMap<Key, Pick<Host, 'name' | 'id'>>

/** By key: hosts that the plan neither creates nor replaces. */
function stayingHosts({ observed }: PlanInput, { changes }: Plan): StayingHosts {
  const born = new Set(changes.filter(({ action }) => action === 'replace').map(({ key }) => key))
  const staying = observed.filter(({ kind, key }) => kind === cvm.kind && !born.has(key))
  return new Map(staying.map(({ key, id }) => [key, { name: key.slice(key.indexOf('/') + 1), id }]))
}

function weighed(
  rule: Desired<ClbRuleFields>,
  now: Weights,
  staying: StayingHosts,
  entries: readonly HistoryEntry[],
): Desired {
  const targets = rule.fields.targets.map((target): Target => {
    const host = isRef(target.host) ? staying.get(target.host.ref) : undefined
    const weight =
      host === undefined ? 0 : weightFor(entries, host, { usual: target.weight, now: now.get(host.id) ?? 0 })
    return { ...target, weight }
  })
  return { ...rule, fields: { ...rule.fields, targets } }
}

function weightsIn({ observed }: PlanInput, rule: Key): Weights {
  const targets = observed
    .filter(({ key }) => key === rule)
    .flatMap((one) => (isClbRule(one) ? one.fields.targets : []))
  return new Map(targets.map(({ host, weight }) => [idIn(host), weight]))
}

function isClbRule<O extends { readonly kind: string }>(
  one: O,
): one is O & { readonly fields: ClbRuleFields } {
  return one.kind === clbRule.kind
}
