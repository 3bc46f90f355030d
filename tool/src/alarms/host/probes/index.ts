import { app, web } from './app.ts'
import { backups } from './backups.ts'
import { certificates } from './certificates.ts'
import { disk } from './disk.ts'
import { load, memory } from './machine.ts'
import { metrics } from './metrics.ts'
import { postgres } from './postgres.ts'
import type { Probe } from './probe.ts'
import { redis } from './redis.ts'
import { restarts } from './restarts.ts'

/** Everything that is looked at, every time. */
export const probes: readonly Probe[] = [
  disk,
  memory,
  load,
  app,
  web,
  restarts,
  metrics,
  postgres,
  redis,
  certificates,
  backups,
]
