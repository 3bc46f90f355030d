import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import { createConfigStore } from './agents/config-store/config-store.ts'
import type { Clock } from './clock.ts'
import type { Database } from './database/connect.ts'
import { teamRoutes } from './features/teams/routes.ts'
import { TeamService } from './features/teams/service.ts'
import type { Secret } from './secret.ts'

export interface TeamOptions {
  /** Of CONFIG_KEY: the first seals, all of them open. */
  readonly keys: readonly Secret[]
  /** Programs that teams may start as MCP servers. */
  readonly mcpCommands?: readonly string[]
}

interface Surroundings {
  readonly database: Database
  readonly clock: Clock
  readonly logger: FastifyBaseLogger
}

/** Teams of agents as they are kept: put together and served. */
export async function openTeams(app: FastifyInstance, options: TeamOptions, around: Surroundings) {
  const { database, clock, logger } = around
  if (options.keys.length === 0) logger.warn('CONFIG_KEY is not set: teams can neither be saved nor run')
  const reading = { allowedCommands: options.mcpCommands ?? [] }
  const store = createConfigStore({ database, clock, keys: options.keys, reading })
  await app.register(teamRoutes, { teams: new TeamService(store) })
  return store
}
