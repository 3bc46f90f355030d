import { z } from 'zod'

export const trendQuery = z.strictObject({
  minutes: z.coerce.number().int().min(5).max(360).default(60).meta({ description: 'Until now.' }),
})

export const trendPoint = z.object({
  at: z.iso.datetime().meta({ description: 'End of the step.' }),
  processes: z.int().meta({ description: 'Processes that were there; 0 where nothing is known.' }),
  requestsPerSecond: z.number().nullable(),
  failedShare: z
    .number()
    .nullable()
    .meta({ description: 'Of the requests, those answered with 5xx; 0 to 1.' }),
  p50Ms: z.number().nullable(),
  p95Ms: z.number().nullable(),
  cacheHitRate: z.number().nullable().meta({ description: 'Reads that did not need the source; 0 to 1.' }),
  liveConnections: z.number().nullable(),
  memoryBytes: z.number().nullable().meta({ description: 'Resident memory of all processes.' }),
  agentsAtWork: z.number().nullable().meta({ description: 'Calls of models and tools under way.' }),
  agentsWaiting: z.number().nullable().meta({ description: 'Calls that wait for others to end.' }),
  runsQueued: z.number().nullable(),
  runsRunning: z.number().nullable(),
  runsWaiting: z.number().nullable().meta({ description: 'For a person.' }),
  tokensPerMinute: z.number().nullable(),
  modelFailedShare: z.number().nullable().meta({ description: 'Of the calls of models; 0 to 1.' }),
})
export type TrendPoint = z.infer<typeof trendPoint>

export const trends = z.object({
  stepSeconds: z.number(),
  points: z.array(trendPoint).meta({ description: 'The oldest first; null where nothing is known.' }),
})
