import { connectDatabase } from '../src/database/connect.ts'
import { databaseUrl, redisUrl } from '../src/settings-types.ts'
import { stopOnSignal } from '../src/shutdown.ts'
import { logger, startLiveProcess, TestLog, TestSessions } from './live-world.ts'

/** A program: the live part as a process of its own, to be killed, drained and started again. */
const { DATABASE_URL, REDIS_URL, REDIS_CA_FILE = '', PORT, DRAIN_MS } = process.env
const drainMs = Number(DRAIN_MS)
const database = connectDatabase(databaseUrl.parse(DATABASE_URL), logger)
const live = await startLiveProcess({
  environment: { redis: { address: redisUrl.parse(REDIS_URL) }, caFile: REDIS_CA_FILE },
  database,
  log: new TestLog(database),
  sessions: new TestSessions(),
  port: Number(PORT),
  drainMs,
})
stopOnSignal(
  async () => {
    await live.stop()
    await database.destroy()
  },
  logger,
  drainMs + 4_000,
)
