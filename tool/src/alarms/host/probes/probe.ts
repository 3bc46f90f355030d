import type { Memory } from '../memory.ts'
import type { WatchOrder } from '../order.ts'
import type { Reading } from '../reading.ts'

/** One look at one thing. */
export interface Probe {
  readonly id: string
  /** Those it has readings for; a rule without one is well, or has too little to be judged by. */
  readonly rules: readonly string[]
  /** Throws where it cannot see anything; what is seen to be broken is a reading. */
  look(view: View): Promise<readonly Reading[]>
}

export interface View {
  readonly order: WatchOrder
  /** Milliseconds since the epoch. */
  readonly now: number
  /** What the looks before kept for this one. */
  readonly memory: Memory
  /** Keeps something for the next ones. */
  readonly remember: (part: Partial<Memory>) => void
  readonly signal: AbortSignal
}

/** What is either well or not. */
export function wellOrNot(rule: string, of: string, found: string | undefined): Reading {
  return found === undefined ? { rule, of, value: 0 } : { rule, of, value: 1, detail: found }
}

export function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  // `fetch failed` says nothing; why it did stands below.
  const cause = error.cause instanceof Error ? error.cause.message : ''
  return cause === '' ? error.message : cause
}

/** Milliseconds after which a server that is silent counts as down. */
export const longestSilence = 8_000

/** @throws Error where it takes longer */
export async function inTime<T>(work: Promise<T>, patience: number): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new Error(`no answer within ${patience / 1000} s`)), patience)
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
