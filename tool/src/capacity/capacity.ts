import { assumed } from '../cost/assumed.ts'
import { makeCost, priceEach } from '../cost/cost.ts'
import type { Cost } from '../cost/model.ts'
import { keys } from '../resources/desired.ts'
import { desiredOf, type Session } from '../session.ts'
import { grown } from './grown.ts'
import { type Load, loadOf } from './load.ts'
import { modelCost } from './model-cost.ts'
import { firstLimit, type Limit, type Sizes, sizesFor } from './sizing.ts'

/** What an environment has to be for a number of users, and what it costs. */
export interface Capacity {
  readonly load: Load
  readonly sizes: Sizes
  /** Of the cloud. */
  readonly cost: Cost
  /** Yuan a month for the model that the agents ask. */
  readonly model: number
  readonly limit: Limit
}

/** Computes the sizes and asks the cloud for their prices. */
export async function capacityFor(session: Session, users: number): Promise<Capacity> {
  const load = loadOf(users)
  const sizes = sizesFor(load)
  const desired = desiredOf({ ...session, environment: grown(session.environment, sizes) })
  const amounts = { ...assumed, stored: load.files, downloaded: load.downloaded }
  const items = await priceEach(session.context, desired, (key) => (key === keys.files ? amounts : assumed))
  return { load, sizes, cost: makeCost(items, [], []), model: modelCost(load), limit: firstLimit(sizes) }
}
