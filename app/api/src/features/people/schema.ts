import { z } from 'zod'
import { roles } from '../../people/access.ts'
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from '../../people/password-policy.ts'

/** In characters. */
export const NAME_LENGTH = 60

export const role = z.enum(roles)

/** No invisible characters, with which two names could look the same. */
export const personName = z
  .string()
  .trim()
  .min(1)
  .max(NAME_LENGTH)
  .regex(/^[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N} ._@·-]*$/u, 'letters, figures and . _ @ · - only')

export const newPassword = z.string().min(SHORTEST_PASSWORD).max(LONGEST_PASSWORD)
/** Of what is compared, only that it is not endless matters. */
export const givenPassword = z.string().min(1).max(LONGEST_PASSWORD)

export const person = z.object({ id: z.uuid(), name: z.string(), role })

export const account = person.extend({
  createdAt: z.iso.datetime(),
  /** Since when the person cannot sign in; null while they can. */
  disabledAt: z.iso.datetime().nullable(),
  /** A machine account has no password and is managed by the settings. */
  machine: z.boolean(),
})
export type Account = z.infer<typeof account>

export const accountList = z.object({ items: z.array(account) })
export type AccountList = z.infer<typeof accountList>

export const newAccount = z.strictObject({ name: personName, role, password: newPassword })
export type NewAccount = z.infer<typeof newAccount>

export const accountChange = z
  .strictObject({ role, disabled: z.boolean(), password: newPassword })
  .partial()
  .refine((change) => Object.keys(change).length > 0, 'nothing to change')
export type AccountChange = z.infer<typeof accountChange>

export const accountParams = z.object({ id: z.uuid() })
