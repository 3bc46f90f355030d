import { startRunWorld } from '../test/run-world.ts'
import { agentsAtWork, TURNS } from './capacity/agents.ts'
import { consoleMinutes } from './capacity/console.ts'
import { postgresWork } from './capacity/postgres-work.ts'
import { databaseSize, storageOfTurns } from './capacity/storage.ts'
import { tell } from './figure.ts'
import { serve } from './requests/processes.ts'
import { signIn } from './requests/sign-in.ts'

/**
 * What a request of an open console and a turn of an agent take: processor time of the app and of PostgreSQL, and room.
 * As processor time, since that adds up, and depends little on what else the machine does. `tengyun cost --users` reckons
 * sizes with it (tool/src/capacity/rates.ts). Linux only, which counts the time of each process.
 *
 * node app/api/bench/capacity.ts [--json]
 */
const AGENTS = 100

const world = await startRunWorld()
const { postgres, redis, caFile, folder } = world.environment
const words = [postgres.url, redis.url, caFile, folder, world.modelUrl]
const web = await serve('../capacity/serve-app.ts', words)
const worker = await serve('../capacity/serve-app.ts', [...words, String(AGENTS)])
try {
  const headers = await signIn(web.url)
  const party = { world, web, worker, headers, agents: AGENTS, databaseWork: () => postgresWork(folder) }
  const empty = await databaseSize(world)
  const { figures, hold, finish } = await agentsAtWork(party)
  // While runs are at work the lists have something in them.
  await hold()
  const ofRequests = await consoleMinutes(party)
  await finish()
  tell([...ofRequests, ...figures, ...(await storageOfTurns(world, AGENTS * TURNS, empty))])
} finally {
  await Promise.all([web.stop(), worker.stop()])
  await world.stop()
}
