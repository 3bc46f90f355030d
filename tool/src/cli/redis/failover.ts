import { redisOf } from '../../databases/chosen.ts'
import { redisInstance } from '../../databases/failover/instances.ts'
import { keys } from '../../resources/desired.ts'
import type { Run } from '../command.ts'
import { failOver } from '../failing-over.ts'

/** Has a replica become the master, on purpose, and counts what the app's people would have felt. */
export const failover: Run = (input) =>
  failOver(input, {
    purpose: 'redis failover',
    title: { en: 'Redis changes hands', zh: 'Redis 主从切换' },
    chosen: redisOf,
    instance: ({ context: { cloud } }, idOf) => redisInstance(cloud, idOf(keys.redis)),
  })
