import { access, constants, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import type { Clock } from './clock.ts'
import type { Database } from './database/connect.ts'
import { createArtifacts } from './features/artifacts/artifacts.ts'
import { artifactRoutes } from './features/artifacts/routes.ts'
import { createEmergencies } from './features/emergencies/emergencies.ts'
import { emergencyRoutes } from './features/emergencies/routes.ts'
import { createPlans } from './features/plans/plans.ts'
import { planRoutes } from './features/plans/routes.ts'
import { ensureFolder } from './folder.ts'
import type { Announcer } from './live/event.ts'
import type { EventLogs } from './live/event-logs.ts'
import type { Storage } from './storage/storage.ts'

export interface CommandPostOptions {
  readonly database: Database
  readonly storage: Storage
  readonly announcer: Announcer
  readonly logs: EventLogs
  readonly clock: Clock
  readonly logger: FastifyBaseLogger
  readonly folders: Folders
}

export interface Folders {
  /** Of exported plans. */
  readonly plans: string
  /** Of copies of artifacts. */
  readonly artifacts: string
}

/** Emergencies, the plans that answer them and what the plans' agents write: put together and served. */
export async function openCommandPost(app: FastifyInstance, options: CommandPostOptions) {
  const { logs, folders, storage, ...parts } = options
  const plans = createPlans({ ...parts, folder: folders.plans })
  const copies = await usableFolder(folders.artifacts, parts.logger)
  const artifacts = createArtifacts({ ...parts, storage, plans: plans.reader, folder: copies.folder })
  const emergencies = createEmergencies({ ...parts, plans: plans.reader, artifacts: artifacts.service })
  for (const log of [plans.log, emergencies.log, emergencies.listLog]) logs.register(log)

  app.addHook('onReady', async () => artifacts.upkeep.start())
  app.addHook('onClose', async () => {
    await artifacts.upkeep.stop()
    await plans.exporter.settled()
    if (copies.temporary) await rm(copies.folder, { recursive: true, force: true })
  })
  await app.register(planRoutes, plans)
  await app.register(artifactRoutes, { artifacts: artifacts.service })
  await app.register(emergencyRoutes, emergencies)
  return { planTool: plans.tool, artifacts }
}

/** Copies can be made again, so a host that did not prepare their folder works without it. */
async function usableFolder(folder: string, logger: FastifyBaseLogger) {
  try {
    await ensureFolder(folder)
    await access(folder, constants.W_OK)
    return { folder, temporary: false }
  } catch (error) {
    logger.warn({ err: error }, 'The folder for copies of artifacts cannot be used, a temporary one is')
    return { folder: await mkdtemp(join(tmpdir(), 'safe-system-artifacts-')), temporary: true }
  }
}
