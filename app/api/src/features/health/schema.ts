import { z } from 'zod'

export const finding = z.object({
  ok: z.boolean(),
  /** How long the check took, in milliseconds. */
  latencyMs: z.number(),
  /** Why not, as a short code; only when `ok` is false. */
  reason: z.string().optional(),
})
export type Finding = z.infer<typeof finding>

export const dependencyNames = ['postgres', 'redis', 'cos'] as const
export type DependencyName = (typeof dependencyNames)[number]

export const dependencies = z.record(z.enum(dependencyNames), finding)

export const health = z.object({ status: z.literal('alive') })
export const readiness = z.object({ ready: z.boolean(), dependencies })
