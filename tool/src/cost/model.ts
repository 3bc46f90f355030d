import type { Fields, Key } from '../plan/model.ts'
import type { Text } from '../text.ts'

/** `inquiry`: the cloud was asked, for this account. `list-price`: from the dated table in `list-prices.ts`. */
export type Source = 'inquiry' | 'list-price'

/** What one resource costs. */
export interface CostItem {
  readonly key: Key
  /** Yuan a month, rounded to fen; null where it could not be found out. */
  readonly monthly: number | null
  readonly source: Source
  /** What was taken for granted: amounts that nobody knows before the month is over. */
  readonly assumption?: Text
  /** Why there is no price. */
  readonly reason?: Text
}

/** What a change adds to the month, or takes from it. */
export interface CostChange {
  readonly key: Key
  /** Yuan a month; null where one of the two prices is not known. */
  readonly delta: number | null
}

/** What an environment costs a month, and what a plan changes of that. Resources that are free have no item. */
export interface Cost {
  readonly currency: 'CNY'
  /** The sum of what is known. */
  readonly monthly: number
  /** The sum of the known differences. */
  readonly delta: number
  readonly items: readonly CostItem[]
  readonly changes: readonly CostChange[]
}

/** As much of a resource as its price depends on. */
export interface Priceable {
  readonly kind: string
  readonly key: Key
  readonly fields: Fields
}

/** A price before it is rounded. */
export interface Quote {
  /** Yuan a month. */
  readonly monthly: number
  readonly assumption?: Text
}
