import type { EnvironmentConfig } from '../config/schema.ts'
import { loadBalancer } from '../config/sections/load-balancer.ts'
import type { Sizes } from './sizing.ts'

/** The environment with other sizes, all else as its config has it. Hosts of one's own stay as they are. */
export function grown(environment: EnvironmentConfig, sizes: Sizes): EnvironmentConfig {
  const { postgres, redis } = environment
  const { web, bandwidth, postgresSize, postgresStorage, redisMemory } = sizes
  const balancer = environment.loadBalancer ?? loadBalancer.parse({})
  return {
    ...environment,
    compute: computeOf(environment.compute, sizes),
    loadBalancer: web > 1 ? { ...balancer, bandwidth } : undefined,
    postgres: postgres && { ...postgres, size: postgresSize, storage: postgresStorage },
    redis: redis && { ...redis, memory: redisMemory },
  }
}

type Compute = EnvironmentConfig['compute']

function computeOf(compute: Compute, { web, workers, hostSize: size, bandwidth }: Sizes): Compute {
  if (compute.ssh !== undefined) return compute
  // Each address carries what its host asks the model, and answers where no load balancer stands before it.
  const host = { ...compute, size, ...(web === 1 && { bandwidth }) }
  return workers > 0
    ? { ...host, hosts: undefined, roles: { web, worker: workers } }
    : { ...host, hosts: web, roles: undefined }
}
