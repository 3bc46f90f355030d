import { connectDatabase } from '../../src/database/connect.ts'
import { databaseUrl, redisUrl } from '../../src/settings-types.ts'
import { logger, startLiveProcess, TestLog, TestSessions } from '../../test/live-world.ts'

/** The live part in a process of its own; told to `announce` and to tell its `memory` by its parent. */
const [object = '', url, redisAddress, caFile = ''] = process.argv.slice(2)
const database = connectDatabase(databaseUrl.parse(url), logger)
const log = new TestLog(database)
await log.create()
const live = await startLiveProcess({
  environment: { redis: { address: redisUrl.parse(redisAddress) }, caFile },
  database,
  log,
  sessions: new TestSessions(),
  // The clients of the measurement give no sign of life.
  limits: { socketsPerPerson: 100_000, heartbeat: 3_600_000 },
})
process.on('message', async (wish) => {
  if (wish === 'memory') return process.send?.(process.memoryUsage.rss())
  const event = await log.append(object, { task: 'evacuate', status: 'completed', summary: 'x'.repeat(120) })
  const at = process.hrtime.bigint()
  live.hub.announce(event)
  process.send?.(String(at))
})
process.send?.(live.url)
