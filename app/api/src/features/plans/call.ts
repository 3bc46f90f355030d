import { randomUUID } from 'node:crypto'
import { z } from 'zod'

/** A call that changes something: who makes it, and its name if the caller may have to repeat it. */
export interface Call {
  /** Name of a person or an agent. */
  readonly actor: string
  /** A call that comes again under the same key changes nothing and answers what is now the case. */
  readonly key?: string | undefined
}

export const callKey = z
  .string()
  .min(1)
  .max(120)
  .optional()
  .meta({ description: 'Names this call. A call that comes again under the same name changes nothing.' })

/** With a key of its own, so that an outage that takes the answer does not make it count twice. */
export function named(call: Call): Call & { readonly key: string } {
  return { ...call, key: call.key ?? randomUUID() }
}
