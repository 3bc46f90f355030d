import type { Fields } from '../plan/model.ts'
import type { ResourceContext } from '../resources/kind.ts'
import type { Amounts } from './assumed.ts'
import type { Quote } from './model.ts'

/** Prices are asked of the cloud alone; nothing of the environment needs to exist for that. */
export type PriceContext = Pick<ResourceContext, 'cloud'>

/** How to ask what a resource of one kind costs by the month. */
export interface Price<F extends Fields = Fields> {
  readonly kind: string
  ask(context: PriceContext, fields: F, amounts: Amounts): Promise<Quote>
}
