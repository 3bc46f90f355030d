import type { Desired, Key, Observed } from '../plan/model.ts'
import { isRef } from '../plan/references.ts'
import type { Target } from '../resources/clb/targets.ts'
import { type ClbRuleFields, clbRule } from '../resources/clb-rule.ts'
import { keys } from '../resources/desired.ts'
import type { Id, ResourceContext } from '../resources/kind.ts'
import { canaryIn } from './proven.ts'
import { readHistory } from './read-history.ts'

/** Enough of the history to find the canary below deploys that failed. */
const lookBack = 10

/**
 * What the config says, but for the shares of requests while a canary runs: they are wanted as they are until it is
 * promoted or taken back. Otherwise a plan would end the canary without saying so.
 */
export async function withCanaryShares(
  context: ResourceContext,
  desired: readonly Desired[],
  observed: readonly Observed[],
): Promise<Desired[]> {
  const bucket = observed.find(({ key }) => key === keys.releases)?.id
  const isShared = desired.some((one) => isClbRule(one) && one.fields.targets.length > 1)
  if (bucket === undefined || !isShared) return [...desired]
  const weights = canaryIn(await readHistory(context, bucket, lookBack))?.weights
  return weights === undefined ? [...desired] : desired.map((one) => shared(one, observed, weights))
}

function shared(
  desired: Desired,
  observed: readonly Observed[],
  weights: Readonly<Record<string, number>>,
): Desired {
  if (!isClbRule(desired)) return desired
  const idOf = (key: Key) => observed.find((one) => one.key === key)?.id
  const weightOf = ({ host, weight }: Target) => weights[idIn(host, idOf) ?? ''] ?? weight
  const targets = desired.fields.targets.map((target) => ({ ...target, weight: weightOf(target) }))
  return { ...desired, fields: { ...desired.fields, targets } }
}

function isClbRule(desired: Desired): desired is Desired<ClbRuleFields> {
  return desired.kind === clbRule.kind
}

function idIn(host: Id, idOf: (key: Key) => string | undefined): string | undefined {
  return isRef(host) ? idOf(host.ref) : host
}
