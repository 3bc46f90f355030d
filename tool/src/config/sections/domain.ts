import { z } from 'zod'
import { canBeProven, isInZone, named, notInZone, notProvable } from './names.ts'

/** The name that people type to reach the app. */
export const domain = z.strictObject(named).refine(isInZone, notInZone).refine(canBeProven, notProvable)
