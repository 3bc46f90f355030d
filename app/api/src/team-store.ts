import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import { createConfigStore } from './agents/config-store/config-store.ts'
import { TeamFolder } from './agents/config-store/folder/team-folder.ts'
import { Rotation } from './agents/config-store/rotation.ts'
import type { Clock } from './clock.ts'
import type { Database } from './database/connect.ts'
import { readExamples } from './features/teams/examples.ts'
import { teamRoutes } from './features/teams/routes.ts'
import { TeamService } from './features/teams/service.ts'
import type { Secret } from './secret.ts'

export interface TeamOptions {
  /** Of CONFIG_KEY: the first seals, all of them open. Without any, no team can be saved or run. */
  readonly keys: readonly Secret[]
  /** Where people put team files; absent: nowhere. */
  readonly folder?: string
  /** Where team files are that come with the app; absent: there are none. */
  readonly examples?: string
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
  const { keys, folder, examples, mcpCommands = [] } = options
  if (keys.length === 0) around.logger.warn('CONFIG_KEY is not set: teams can neither be saved nor run')
  const store = createConfigStore({ ...around, keys, reading: { allowedCommands: mcpCommands } })
  const teamFolder = folder === undefined ? undefined : new TeamFolder({ ...store, ...around, folder })
  const rotation = new Rotation({ ...store, ...around })
  if (keys.length > 0) {
    app.addHook('onReady', async () => {
      teamFolder?.start()
      rotation.start()
    })
    app.addHook('onClose', async () => {
      await teamFolder?.stop()
      await rotation.stop()
    })
  }
  await app.register(teamRoutes, {
    teams: new TeamService(store),
    folder: teamFolder,
    examples: examples === undefined ? [] : await readExamples(examples, around.logger),
  })
  return store
}
