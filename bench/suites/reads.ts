import type { Suite } from '../figure.ts'
import { measuredBy } from './app.ts'

/** Lists from a standby beside the same lists from the primary. */
export const reads: Suite = (progress) => measuredBy(['reads'], progress)
