import { z } from 'zod'
import { path } from './words.ts'

const healthCheck = z.strictObject({
  /** Asked on every host. Only an answer of 200 to 399 is healthy: to the cloud's own default, 500 is too. */
  path: path.optional(),
  /** Seconds between two probes. */
  interval: z.int().min(2).max(300).default(5),
  /** Seconds that an answer may take. */
  timeout: z.int().min(2).max(60).default(2),
  /** Probes in a row that must pass before a host gets requests … */
  healthy: z.int().min(2).max(10).default(3),
  /** … and fail before it gets none. */
  unhealthy: z.int().min(2).max(10).default(3),
})

/** Shares requests among the hosts. Serves HTTP; with `domain.certificate` also HTTPS, to which HTTP then leads. */
export const loadBalancer = z.strictObject({
  /** Mbps to the internet. */
  bandwidth: z.int().min(1).max(2048).default(10),
  /** Which host gets a request: in turn by weight, the one with the fewest connections, or by client address. */
  scheduler: z.enum(['WRR', 'LEAST_CONN', 'IP_HASH']).default('WRR'),
  /** Seconds that a client keeps its host; 0 is off. */
  session: z.union([z.literal(0), z.int().min(30).max(3600)]).default(0),
  healthCheck: healthCheck.prefault({}),
})
