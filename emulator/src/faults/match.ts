import type { Call } from './call.ts'
import type { FaultOrder } from './fault.ts'
import { randomNumbers } from './random.ts'

/** Tells call by call whether a fault acts on it, and counts. */
export interface Matcher {
  /** Counts the call if it matches. */
  takes(call: Call): boolean
  readonly matched: number
  readonly acted: number
  /** Whether it will never act again. */
  readonly isUsedUp: boolean
}

export function createMatcher(order: FaultOrder, concerns: (call: Call) => boolean): Matcher {
  const { nth = 1, probability = 1, region } = order
  const count = order.count ?? (order.nth === undefined ? Number.POSITIVE_INFINITY : 1)
  const pattern = readPattern(order.call ?? '*')
  const random = randomNumbers(order.seed ?? 1)
  let matched = 0
  let acted = 0

  return {
    takes: (call) => {
      if (acted >= count || !pattern.test(`${call.product}:${call.action}`)) return false
      if ((region !== undefined && call.region !== region) || !concerns(call)) return false
      matched += 1
      if (matched < nth || random() >= probability) return false
      acted += 1
      return true
    },
    get matched() {
      return matched
    },
    get acted() {
      return acted
    },
    get isUsedUp() {
      return acted >= count
    },
  }
}

/** `vpc:Create*`: everything but the asterisk means itself. */
function readPattern(text: string): RegExp {
  const literal = text.split('*').map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${literal.join('.*')}$`)
}
