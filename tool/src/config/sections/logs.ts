import { z } from 'zod'

/** Keeps the app's logs where they can be searched. */
export const logs = z.strictObject({
  /** Days. */
  retention: z.int().min(1).max(3600).default(30),
})
