import { z } from 'zod'

/** Watches what people get after a switch. Whatever it finds too bad is taken back. */
const guard = z.strictObject({
  /** How long it watches. */
  seconds: z.int().min(5).max(3600).default(60),
  /** The share of requests that may fail with a 5xx: 0.05 is one in twenty. */
  errorRate: z.number().min(0).max(1).default(0.05),
  /** Milliseconds within which 95 of 100 requests must be answered. Default: no limit. */
  p95: z.int().min(1).optional(),
})

export const releases = z.strictObject({
  /** How many are kept on a host besides the one that serves, to go back to. */
  keep: z.int().min(1).max(50).default(5),
  /** Off unless given. */
  guard: guard.optional(),
})
