import { z } from 'zod'

/** What `tengyun ci init` cannot know of the project by looking. */
export const pipelines = z.strictObject({
  /** The branch whose pushes are deployed to staging. */
  branch: z.string().default('main'),
  /** Node's major version in the pipelines. */
  node: z.string().regex(/^\d+$/, 'a major version such as 24').default('24'),
  /** Debian packages that building and testing take besides Node: `redis-server`. Agents of Jenkins bring their own. */
  packages: z.array(z.string().regex(/^[a-z0-9][a-z0-9.+-]+$/, 'the name of a Debian package')).default([]),
  /** When the night's work begins, in UTC+8: 2 is two o'clock. */
  hour: z.int().min(0).max(23).default(2),
})
