import { CloudCallError, type Outcome, outcomeOf } from './errors.ts'
import type { Timing } from './timing.ts'

export interface RetryOptions {
  readonly timing: Timing
  readonly signal: AbortSignal | undefined
  /** Whether carrying the request out twice leaves the same world as once. */
  readonly repeatable: boolean
  /** How long a throttled or busy answer is waited out, in milliseconds. */
  readonly patience: number
}

const firstPause = 500
const longestPause = 8_000

/**
 * The one place where a cloud request is asked again. The official Node SDK has no retry of its own.
 *
 * A throttled or busy answer was not carried out, so it is always safe to ask again. An unknown outcome is asked
 * again only if the request is repeatable; else it is the caller's, who looks whether the object came to be.
 */
export async function withRetry<T>(attempt: () => Promise<T>, options: RetryOptions): Promise<T> {
  const { timing, signal } = options
  const deadline = timing.now() + options.patience
  for (let tries = 0; ; tries++) {
    try {
      return await attempt()
    } catch (error) {
      signal?.throwIfAborted()
      if (!(error instanceof CloudCallError)) throw error
      const pause = jitter(Math.min(longestPause, firstPause * 2 ** tries), timing)
      const late = timing.now() + pause > deadline
      if (late || !isWorthAsking(outcomeOf(error), options.repeatable, tries)) throw error
      await timing.sleep(pause, signal)
    }
  }
}

/** How often an unknown outcome is asked again before it is told. */
const unknownTries = 4

function isWorthAsking(outcome: Outcome, repeatable: boolean, tries: number): boolean {
  if (outcome === 'throttled' || outcome === 'busy') return true
  return outcome === 'unknown' && repeatable && tries < unknownTries
}

/** Full jitter between half and the whole, so that clients which failed together do not return together. */
function jitter(pause: number, timing: Timing): number {
  return pause * (0.5 + timing.random() / 2)
}
