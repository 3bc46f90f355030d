import type { Timing } from './timing.ts'

/**
 * Requests a second that the cloud answers for one action: 20 by default, 10 for writes of `cvm` and for price
 * inquiries (https://cloud.tencent.com/document/product/1278/109059). Asked a little less, since others may share
 * the account's limit.
 */
const usual = 15
const lower = 8

function rateOf(product: string, action: string): number {
  const writesInstances = product === 'cvm' && /^(Run|Terminate|Modify|Reset|Resize)/.test(action)
  return writesInstances || action.startsWith('Inquiry') ? lower : usual
}

/** Waits until one more request of an action is within its rate. */
export type RateLimiter = (product: string, action: string, signal: AbortSignal | undefined) => Promise<void>

/**
 * A token bucket an action, as large as one second's worth: a burst goes out at once, what comes after it waits.
 * Kept as the time at which the bucket would be full again (the generic cell rate algorithm).
 */
export function rateLimiter(timing: Timing): RateLimiter {
  const fullAgainAt = new Map<string, number>()
  return async (product, action, signal) => {
    const name = `${product}:${action}`
    const rate = rateOf(product, action)
    const interval = 1000 / rate
    const now = timing.now()
    const fullAt = Math.max(fullAgainAt.get(name) ?? now, now) + interval
    fullAgainAt.set(name, fullAt)
    const wait = fullAt - now - 1000
    if (wait > 0) await timing.sleep(wait, signal)
  }
}
