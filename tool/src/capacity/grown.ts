import type { EnvironmentConfig } from '../config/schema.ts'
import { loadBalancer } from '../config/sections/load-balancer.ts'
import type { Sizes } from './sizing.ts'

/** The environment with other sizes, all else as its config has it. Hosts of one's own stay as they are. */
export function grown(environment: EnvironmentConfig, sizes: Sizes): EnvironmentConfig {
  const { compute, postgres, redis } = environment
  const { hosts, hostSize: size, postgresSize, postgresStorage, redisMemory } = sizes
  return {
    ...environment,
    compute: compute.ssh === undefined ? { ...compute, hosts, size } : compute,
    loadBalancer: hosts > 1 ? (environment.loadBalancer ?? loadBalancer.parse({})) : undefined,
    postgres: { ...postgres, size: postgresSize, storage: postgresStorage },
    redis: { ...redis, memory: redisMemory },
  }
}
