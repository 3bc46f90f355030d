import { makeCost, priceEach, pricesBefore } from './cost/cost.ts'
import type { Cost } from './cost/model.ts'
import type { Observed, Plan } from './plan/model.ts'
import { desiredOf, planOf, type Session } from './session.ts'

/** A plan with all that a person should know before agreeing to it. */
export interface Proposal {
  readonly plan: Plan
  readonly observed: readonly Observed[]
  readonly cost: Cost
}

/** Makes the plan and prices it. Reads only. */
export async function propose(session: Session): Promise<Proposal> {
  const { context } = session
  // What is wanted is priced while the cloud is looked through for what there is.
  const [{ plan, observed }, after] = await Promise.all([
    planOf(session),
    priceEach(context, desiredOf(session)),
  ])
  const cost = makeCost(after, await pricesBefore(context, plan.changes), plan.changes)
  return { plan, observed, cost }
}
