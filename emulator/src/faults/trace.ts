import { CloudError } from '../errors.ts'
import type { Call } from './call.ts'
import { Disruption } from './disruption.ts'
import type { Point } from './fault.ts'

/** One call, as `faults trace` tells it. */
export interface TracedCall {
  /** Counts the calls that were understood and let in, from 1. */
  readonly sequence: number
  /** `cvm:RunInstances` */
  readonly call: string
  readonly region: string
  /** Milliseconds since the epoch, real time. */
  readonly at: number
  /** The last that it passed. */
  point: Point
  /** The code of a refusal, or `reset` and `page` for what a fault did to the answer; else empty. */
  outcome: string
}

/** How many calls are kept; older ones are forgotten. */
const kept = 10_000

export interface Trace {
  add(call: Call): TracedCall
  /** Those after that sequence number, oldest first. */
  since(sequence: number): TracedCall[]
}

export function createTrace(): Trace {
  const ring: TracedCall[] = []
  let last = 0

  return {
    add: ({ product, action, region }) => {
      last += 1
      const traced: TracedCall = {
        sequence: last,
        call: `${product}:${action}`,
        region,
        at: Date.now(),
        point: 'before-effect',
        outcome: '',
      }
      ring[last % kept] = traced
      return traced
    },
    since: (sequence) => {
      const first = Math.max(sequence + 1, last - kept + 1, 1)
      return Array.from(
        { length: Math.max(0, last - first + 1) },
        (_, index) => ring[(first + index) % kept],
      ).filter((traced) => traced !== undefined)
    },
  }
}

export function outcomeOf(error: unknown): string {
  if (error instanceof CloudError) return error.code
  return error instanceof Disruption ? error.damage.kind : 'InternalError'
}
