import { usualModel } from '../../src/agents/models/usual-model.ts'
import { lineBatches } from '../../src/log-lines.ts'
import { createLogger } from '../../src/logger.ts'
import { databaseUrl, redisUrl } from '../../src/settings-types.ts'
import { startAppProcess } from '../../test/app.ts'

/** The app as a process of its own that also works on as many runs as are asked of it, with this model. */
const [database = '', redis = '', caFile = '', folder = '', baseUrl = '', agents = '10'] =
  process.argv.slice(2)
const backing = {
  postgres: { address: databaseUrl.parse(database) },
  redis: { address: redisUrl.parse(redis) },
  caFile,
  folder,
}
const { app } = await startAppProcess(backing, {
  logger: createLogger('info', { destination: lineBatches('/dev/null') }),
  requestsPerMinute: Number.MAX_SAFE_INTEGER,
  caps: { all: Number(agents) },
  worker: {
    ...{ agents: Number(agents), mcpCommands: [] },
    endpoint: { baseUrl, usualModel: usualModel({ name: 'counting', baseUrl }) },
    limits: { runSeconds: 600, turnSeconds: 300, lingerMs: 3_000 },
  },
})
await app.listen({ host: '127.0.0.1', port: 0 })
process.send?.(app.server.address())
process.on('disconnect', () => process.exit())
