import { z } from 'zod'

export const ticket = z.object({
  /** Opens one socket: `new WebSocket(url, ['safe-live', 'ticket.' + ticket])`. */
  ticket: z.string(),
  expiresAt: z.iso.datetime(),
})
