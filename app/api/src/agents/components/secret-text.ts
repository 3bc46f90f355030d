import { z } from 'zod'
import type { SecretReference } from './model.ts'

/** What `takeSecrets` leaves where a secret was. */
export const secretReference = z.strictObject({ secret: z.string() })

/** A key: by the time a file is read, a reference; or nothing, where the file had an empty or masked text. */
export const key = z.union([secretReference, z.string().transform(() => undefined)]).optional()

const headerValue = z.union([
  secretReference,
  z.string(),
  z.number().transform(String),
  z.boolean().transform(String),
])

/** Headers or environment variables, of which some are secret. */
export const namedTexts = z
  .record(z.string(), headerValue)
  .default({})
  .transform((texts): { [name: string]: string | SecretReference } => texts)

/** What is written out again: never the reference, which means nothing elsewhere. */
export function openTexts(texts: { readonly [name: string]: string | SecretReference }) {
  const open = Object.entries(texts).filter(([, text]) => typeof text === 'string')
  return open.length > 0 ? Object.fromEntries(open) : undefined
}
