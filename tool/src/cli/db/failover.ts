import { postgresOf } from '../../databases/chosen.ts'
import { postgresInstance } from '../../databases/failover/instances.ts'
import { keys } from '../../resources/desired.ts'
import type { Run } from '../command.ts'
import { failOver } from '../failing-over.ts'

/** Has the standby become the primary, on purpose, and counts what the app's people would have felt. */
export const failover: Run = (input) =>
  failOver(input, {
    purpose: 'db failover',
    title: { en: 'PostgreSQL changes hands', zh: 'PostgreSQL 主备切换' },
    chosen: postgresOf,
    instance: ({ context: { cloud } }, idOf) => postgresInstance(cloud, idOf(keys.postgres)),
  })
