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
  model: z.object({
    name: z.string().meta({ description: 'Of the model that agents talk to where their team names none.' }),
    host: z.string().meta({ description: 'Where it answers.' }),
    scripted: z.boolean().meta({ description: 'Whether a script answers in place of a model.' }),
  }),
})
export type SystemStatus = z.infer<typeof systemStatus>
