import { z } from 'zod'
import { newPassword, personName } from '../people/schema.ts'

export const setupState = z.object({ needed: z.boolean() })

export const setup = z.strictObject({
  /** `SETUP_CODE`, or what the log of the API says. */
  code: z.string().trim().min(1).max(200),
  name: personName,
  password: newPassword,
})
export type Setup = z.infer<typeof setup>
