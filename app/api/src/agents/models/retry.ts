import { setTimeout as pause } from 'node:timers/promises'
import { ModelError } from './model-error.ts'

export interface RetryPolicy {
  /** Attempts after the first. */
  readonly retries: number
  /** The first pause is at most this long, each further one twice as long as the one before. */
  readonly firstPauseMs: number
  readonly longestPauseMs: number
  /** All pauses of one call together: once they would be longer, the call fails with its last error. */
  readonly budgetMs: number
}

/** Long enough to outlast a deploy of the model's server or a minute's rate limit. */
export const usualRetries: RetryPolicy = {
  retries: 6,
  firstPauseMs: 500,
  longestPauseMs: 20_000,
  budgetMs: 90_000,
}

/** What a failed attempt means for the next one. */
export interface Failure {
  readonly error: Error
  /** When the server said to come back (`Retry-After`). */
  readonly retryAfterMs?: number
}

/** Where time and chance come from; tests hand in their own. */
export interface Chance {
  pause(milliseconds: number, signal: AbortSignal): Promise<void>
  random(): number
}

export const realChance: Chance = {
  pause: (milliseconds, signal) => pause(milliseconds, undefined, { signal }),
  random: Math.random,
}

/**
 * Tries until it works, the error is not one that passes, or attempts or time run out. Pauses are drawn by lot, so
 * that the agents of a team, refused together, do not come back together.
 */
export async function withRetries<T>(
  attempt: () => Promise<T>,
  failureOf: (error: unknown) => Failure,
  policy: RetryPolicy,
  signal: AbortSignal,
  chance: Chance = realChance,
): Promise<T> {
  let left = policy.budgetMs
  for (let failed = 0; ; failed++) {
    try {
      return await attempt()
    } catch (thrown) {
      signal.throwIfAborted()
      const { error, retryAfterMs } = failureOf(thrown)
      const wait = retryAfterMs ?? pauseAfter(failed, policy, chance)
      const passes = error instanceof ModelError && error.retryable
      if (!passes || failed >= policy.retries || wait > left) throw error
      left -= wait
      await chance.pause(wait, signal).catch(() => signal.throwIfAborted())
    }
  }
}

function pauseAfter(failed: number, policy: RetryPolicy, chance: Chance): number {
  const longest = Math.min(policy.firstPauseMs * 2 ** failed, policy.longestPauseMs)
  // Half of it for sure: a pause of nothing would be no pause.
  return (longest / 2) * (1 + chance.random())
}
