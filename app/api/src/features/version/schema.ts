import { z } from 'zod'

export const versionInfo = z.object({
  name: z.literal('safe-system'),
  /** Version of the code. */
  version: z.string(),
  /** Name under which this copy was deployed. */
  release: z.string(),
  /** Version of Node. */
  node: z.string(),
  startedAt: z.iso.datetime(),
})
export type VersionInfo = z.infer<typeof versionInfo>
