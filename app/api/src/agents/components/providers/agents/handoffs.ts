import { z } from 'zod'
import type { Handoff } from '../../model.ts'
import type { Place } from '../../place.ts'
import { identifier } from '../../rules/names.ts'

const written = z.object({
  target: z.string(),
  name: z.string().nullish(),
  description: z.string().nullish(),
  message: z.string().nullish(),
})

/** AutoGen's own loader falls over a plain name, though its schema and its documentation allow it. */
export const handoffs = z
  .array(z.union([z.string().transform((target) => ({ target })), written]))
  .default([])

/** With AutoGen's words where the file has none. */
export function readHandoff(it: z.infer<typeof written>, place: Place): Handoff {
  if (it.name) identifier(it.name, place.at('name'))
  return {
    target: it.target,
    name: it.name || `transfer_to_${it.target}`.toLowerCase(),
    description: it.description || `Handoff to ${it.target}.`,
    message: it.message || `Transferred to ${it.target}, adopting the role of ${it.target} immediately.`,
  }
}
