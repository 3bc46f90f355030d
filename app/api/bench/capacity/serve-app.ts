import { usualModel } from '../../src/agents/models/usual-model.ts'
import { lineBatches } from '../../src/log-lines.ts'
import { createLogger } from '../../src/logger.ts'
import { databaseUrl, redisUrl } from '../../src/settings-types.ts'
import { startAppProcess } from '../../test/app.ts'
import { answerParent } from '../requests/processes.ts'

/** The app as a process of its own: with places for agents a worker, with none a web server. */
const [database = '', redis = '', caFile = '', folder = '', baseUrl = '', places = '0'] =
  process.argv.slice(2)
const agents = Number(places)
const backing = {
  postgres: { address: databaseUrl.parse(database) },
  redis: { address: redisUrl.parse(redis) },
  caFile,
  folder,
}
const worker = {
  ...{ agents, mcpCommands: [] },
  endpoint: { baseUrl, usualModel: usualModel({ name: 'counting', baseUrl }) },
  limits: { runSeconds: 600, turnSeconds: 300, lingerMs: 3_000 },
}
const { app } = await startAppProcess(backing, {
  logger: createLogger('info', { destination: lineBatches('/dev/null') }),
  // One person is measured where there would be hundreds.
  requestsPerMinute: Number.MAX_SAFE_INTEGER,
  ...(agents > 0 && { worker, caps: { all: agents } }),
})
await app.listen({ host: '127.0.0.1', port: 0 })
answerParent(app.server.address())
