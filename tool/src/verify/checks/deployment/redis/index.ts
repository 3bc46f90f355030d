import type { Check } from '../../../check.ts'
import { ofRedis } from '../../chosen-databases.ts'
import { redisArchitecture } from './redis-architecture.ts'
import { redisConnections } from './redis-connections.ts'
import { redisNetwork } from './redis-network.ts'
import { redisParameters } from './redis-parameters.ts'
import { redisPersistence } from './redis-persistence.ts'
import { redisShards } from './redis-shards.ts'
import { redisSize } from './redis-size.ts'
import { redisVersion } from './redis-version.ts'

export const redis: readonly Check[] = [
  redisSize,
  redisVersion,
  redisNetwork,
  redisArchitecture,
  redisShards,
  redisPersistence,
  redisParameters,
  redisConnections,
].map(ofRedis)
