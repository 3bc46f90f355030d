import { crc32 } from 'node:zlib'
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
  const dice = diceFor(order.seed ?? 1)
  let matched = 0
  let acted = 0

  return {
    takes: (call) => {
      if (acted >= count || !pattern.test(`${call.product}:${call.action}`)) return false
      if ((region !== undefined && call.region !== region) || !concerns(call)) return false
      matched += 1
      if (matched < nth || dice(call) >= probability) return false
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

/**
 * One sequence of random numbers for each action: what runs side by side arrives in another order each time, and the
 * same seed should do the same to the same calls all the same.
 */
function diceFor(seed: number): (call: Call) => number {
  const sequences = new Map<string, () => number>()
  return ({ product, action }) => {
    const name = `${product}:${action}`
    const known = sequences.get(name)
    if (known) return known()
    const sequence = randomNumbers(seed ^ crc32(name))
    sequences.set(name, sequence)
    return sequence()
  }
}

/** `vpc:Create*`: everything but the asterisk means itself. */
function readPattern(text: string): RegExp {
  const literal = text.split('*').map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${literal.join('.*')}$`)
}
