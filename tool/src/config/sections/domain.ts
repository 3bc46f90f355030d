import { z } from 'zod'
import { canBeProven, isInZone, named, notInZone, notProvable } from './names.ts'
import { cdnArea } from './words.ts'

const cdn = z
  .strictObject({ ...named, area: cdnArea })
  .refine(isInZone, notInZone)
  .refine(canBeProven, notProvable)

/** The name that people type. */
export const domain = z
  .strictObject({
    ...named,
    /**
     * Serves what lies below `/assets/` of `app.site` from nodes near people, under a name of their own: pages name it, and
     * nothing else goes through it. For sites whose assets have a hash of their content in their names.
     */
    cdn: cdn.optional(),
  })
  .refine(isInZone, notInZone)
  .refine(canBeProven, notProvable)
