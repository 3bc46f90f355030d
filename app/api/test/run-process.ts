import { z } from 'zod'
import { connectDatabase } from '../src/database/connect.ts'
import { databaseUrl } from '../src/settings-types.ts'
import { stopOnSignal } from '../src/shutdown.ts'
import { logger } from './live-world.ts'
import { createTestWorker, type WorkerTraits } from './run-worker.ts'

/** A program: a worker as a process of its own, to be killed, frozen and stopped. */
const traits: WorkerTraits = z
  .looseObject({ modelUrl: z.string() })
  .parse(JSON.parse(process.env.WORKER ?? '{}'))
const address = databaseUrl.parse(process.env.DATABASE_URL)
const database = connectDatabase(address, logger)
const { worker, close } = await createTestWorker({ address, database }, traits)
worker.start()
stopOnSignal(
  async () => {
    await worker.stop()
    await close()
    await database.destroy()
  },
  logger,
  10_000,
)
process.send?.({ id: worker.id })
