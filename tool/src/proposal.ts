import { makeCost, priceEach, pricesBefore } from './cost/cost.ts'
import type { Cost } from './cost/model.ts'
import { TengyunError } from './errors/tengyun-error.ts'
import type { Observed, Plan } from './plan/model.ts'
import { type Finding, findingsOf, unacceptedErrors } from './policy/findings.ts'
import { type DeployDue, deployDue } from './releases/due.ts'
import { desiredOf, planOf, type Session } from './session.ts'

/** A plan with all that a person should know before agreeing to it. */
export interface Proposal {
  readonly plan: Plan
  readonly observed: readonly Observed[]
  readonly cost: Cost
  readonly findings: readonly Finding[]
  /** Why what serves should be deployed once more. */
  readonly due: DeployDue
}

/** Makes the plan, prices it and holds it against the policies. Reads only. */
export async function propose(session: Session): Promise<Proposal> {
  const { context, environment, name, isThrowaway } = session
  const desired = desiredOf(session)
  // What is wanted is priced while the cloud is looked through for what there is.
  const [{ plan, observed, entries }, after] = await Promise.all([
    planOf(session),
    priceEach(context, desired),
  ])
  const [before, due] = await Promise.all([
    pricesBefore(context, plan.changes),
    deployDue(session, observed, entries, plan.changes),
  ])
  const cost = makeCost(after, before, plan.changes)
  const { budget, accept } = environment
  const findings = findingsOf({ environment: name, isThrowaway, desired, observed, cost, budget }, accept)
  return { plan, observed, cost, findings, due }
}

/**
 * Stops before anything is done where a policy is violated that the config does not accept.
 *
 * @throws TengyunError `policy/violated`
 */
export function refuseViolations({ plan, findings }: Proposal): void {
  const errors = unacceptedErrors(findings)
  if (errors.length === 0) return
  throw new TengyunError('policy/violated', {
    where: plan.environment,
    problems: errors.map(({ id, key, message }) => ({ path: `${id} ${key}`, message })),
  })
}
