import { lineBatches } from '../../src/log-lines.ts'
import { createLogger } from '../../src/logger.ts'
import { databaseUrl, redisUrl } from '../../src/settings-types.ts'
import { startAppProcess } from '../../test/app.ts'
import { answerParent } from './processes.ts'

/** The app as a process of its own, complete but for COS, which of the measured requests only a write touches. */
const [database = '', redis = '', caFile = '', folder = ''] = process.argv.slice(2)
const backing = {
  postgres: { address: databaseUrl.parse(database) },
  redis: { address: redisUrl.parse(redis) },
  caFile,
  folder,
}
const { app } = await startAppProcess(backing, {
  logger: createLogger('info', { destination: lineBatches('/dev/null') }),
  // One person is measured where there would be fifty.
  requestsPerMinute: Number.MAX_SAFE_INTEGER,
})
await app.listen({ host: '127.0.0.1', port: 0 })
answerParent(app.server.address())
