import { z } from 'zod'
import { dependencies } from '../health/schema.ts'
import { versionInfo } from '../version/schema.ts'

export const systemStatus = z.object({
  version: versionInfo,
  ready: z.boolean(),
  dependencies,
  cache: z.object({
    /** Reads since the start. */
    reads: z.int(),
    /** Share of reads that did not need the database, 0 to 1; null before the first. */
    hitRate: z.number().nullable(),
  }),
})
export type SystemStatus = z.infer<typeof systemStatus>
