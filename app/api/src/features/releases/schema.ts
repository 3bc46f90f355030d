import { z } from 'zod'

export const release = z.object({
  name: z.string(),
  version: z.string().meta({ description: 'Of the code.' }),
  node: z.string(),
  firstStartedAt: z.iso.datetime(),
  lastStartedAt: z.iso.datetime(),
  starts: z.int().meta({ description: 'How often a process of it has started, on all hosts.' }),
  asked: z.boolean().meta({ description: 'Whether the process that answers is of it.' }),
})
export const releaseList = z.object({ items: z.array(release) })
