import type { FastifyBaseLogger } from 'fastify'
import type { Clock } from '../../clock.ts'
import type { Database } from '../../database/connect.ts'
import type { Announcer } from '../../live/event.ts'
import { PlanEventLog } from './events.ts'
import { PlanExporter } from './exporter.ts'
import { PlanTool } from './plan-tool.ts'
import { PlanReader } from './reader.ts'
import { PlanRepository } from './repository.ts'
import { PlanWriter } from './writer.ts'

export interface PlanOptions {
  readonly database: Database
  readonly announcer: Announcer
  readonly clock: Clock
  readonly logger: FastifyBaseLogger
  /** Where plans are exported to as JSON files. */
  readonly folder: string
}

export type Plans = ReturnType<typeof createPlans>

/** Everything about plans, put together. */
export function createPlans({ database, announcer, clock, logger, folder }: PlanOptions) {
  const reader = new PlanReader(new PlanRepository(database))
  const exporter = new PlanExporter(folder, reader, logger)
  const writer = new PlanWriter({ database, announcer, exporter, clock })
  return { reader, writer, exporter, tool: new PlanTool(reader, writer), log: new PlanEventLog(database) }
}
