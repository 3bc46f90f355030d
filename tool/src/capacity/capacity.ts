import { makeCost, priceEach } from '../cost/cost.ts'
import type { Cost } from '../cost/model.ts'
import { type Database, databasesOf } from '../databases/chosen.ts'
import { desiredOf, type Session } from '../session.ts'
import { amountsOf } from './amounts.ts'
import { grown } from './grown.ts'
import { firstLimit, type Limit } from './limits.ts'
import { type Load, loadOf } from './load.ts'
import { modelCost } from './model-cost.ts'
import { type Sizes, sizesFor } from './sizing.ts'

/** What an environment has to be for a number of users, and what it costs. */
export interface Capacity {
  readonly load: Load
  readonly sizes: Sizes
  readonly databases: readonly Database[]
  /** Of the cloud. */
  readonly cost: Cost
  /** Yuan a month for the model that the agents ask. */
  readonly model: number
  readonly limit: Limit
}

/** Computes the sizes and asks the cloud for their prices. */
export async function capacityFor(session: Session, users: number): Promise<Capacity> {
  const hasAgents = session.project.config.app.model !== undefined
  const load = loadOf(users, hasAgents)
  const sizes = sizesFor(load)
  const desired = desiredOf({ ...session, environment: grown(session.environment, sizes) })
  const items = await priceEach(session.context, desired, amountsOf(load, sizes, session.environment))
  const databases = databasesOf(session.environment)
  return {
    load,
    sizes,
    databases,
    cost: makeCost(items, [], []),
    model: modelCost(load),
    limit: firstLimit(sizes, databases, loadOf(1, hasAgents)),
  }
}
