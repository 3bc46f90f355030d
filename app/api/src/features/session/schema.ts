import { z } from 'zod'
import { givenPassword, newPassword, person } from '../people/schema.ts'

export const credentials = z.strictObject({
  /** Whatever is typed: a form that says which names are possible helps to guess one. */
  name: z.string().trim().min(1).max(200),
  password: givenPassword,
})
export type Credentials = z.infer<typeof credentials>

export const passwordChange = z.strictObject({ current: givenPassword, password: newPassword })
export type PasswordChange = z.infer<typeof passwordChange>

/** What a client holds while somebody is signed in. The refresh token comes as a cookie that scripts cannot read. */
export const session = z.object({
  person,
  /** For `Authorization: Bearer`. */
  accessToken: z.string(),
  /** When the access token stops being accepted; `POST /api/session/refresh` gives the next. */
  expiresAt: z.iso.datetime(),
})
export type SessionAnswer = z.infer<typeof session>

export const whoIsSignedIn = z.object({ person })
