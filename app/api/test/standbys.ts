import { join } from 'node:path'
import pg from 'pg'
import { pino } from 'pino'
import { migrateJournal } from '../src/agents/durable/migrate.ts'
import { clientConfig } from '../src/database/client-config.ts'
import { migrate } from '../src/database/migrations.ts'
import { startAppProcess, type TestOptions } from './app.ts'
import { startEntrance } from './entrance.ts'
import { startEnvironment } from './environment.ts'
import { movableClock } from './movable-clock.ts'
import { eventually } from './processes.ts'

/** On a machine where everything else is tested at the same time. */
const PROMOTION_MS = 60_000

export type ReadWorld = Awaited<ReturnType<typeof startReadWorld>>
export type TestStandby = ReadWorld['standbys'][number]

/** A primary with two standbys that stream, behind one address, and processes of the app that read there. */
export async function startReadWorld() {
  const environment = await startEnvironment()
  const { postgres } = environment
  const logger = pino({ level: 'silent' })
  await migrate(postgres.address, join(import.meta.dirname, '../src/migrations'), logger)
  await migrateJournal(postgres.address)
  const standbys = [await openStandby('one'), await openStandby('two')]
  const entrance = await startEntrance()
  entrance.choose(...ports())
  const processes: Awaited<ReturnType<typeof startAppProcess>>[] = []
  const clock = movableClock()

  async function openStandby(name: string) {
    const server = await postgres.startStandby(name)
    const order = async (sql: string, values: string[] = []) => {
      const client = new pg.Client({ ...clientConfig(server.address), application_name: 'observer' })
      await client.connect()
      return client.query(sql, values).finally(() => client.end())
    }
    return {
      ...server,
      /** It goes on hearing what was written, and does not do it. */
      pause: () => order('select pg_wal_replay_pause()'),
      resume: () => order('select pg_wal_replay_resume()'),
      /** It writes a log of its own once this resolves. */
      async promote() {
        await order('select pg_promote(wait => false)')
        await eventually(async () => {
          const { rows } = await order('select pg_is_in_recovery() as follows')
          if (rows[0]?.follows) throw new Error('It still follows the primary')
        }, PROMOTION_MS)
      },
      /** Ends the app's connections that are carrying out a statement with these words. */
      interrupt: (words: string) =>
        order(
          `select pg_terminate_backend(pid) from pg_stat_activity
            where application_name = 'safe-system' and position($1 in query) > 0`,
          [words],
        ),
      /** Rejects unless it is carrying out a statement of the app with these words. */
      async seen(words: string) {
        const { rowCount } = await order(
          `select from pg_stat_activity
            where application_name = 'safe-system' and state = 'active' and position($1 in query) > 0`,
          [words],
        )
        if (!rowCount) throw new Error(`Nobody asks for ${words}`)
      },
    }
  }

  function ports(): number[] {
    return standbys.map(({ address }) => address.port)
  }

  async function startProcess(oldestMs: number, options: TestOptions = {}) {
    const address = { ...postgres.address, port: entrance.port }
    const process = await startAppProcess(environment, {
      reads: { address, connections: 8, oldestMs },
      clock: clock.now,
      logger,
      ...options,
    })
    processes.push(process)
    return process
  }

  async function stop(): Promise<void> {
    for (const process of processes) await process.stop()
    entrance.stop()
    await Promise.all(standbys.map((standby) => standby.stop()))
    await environment.stop()
  }
  return { environment, standbys, entrance, clock, ports, startProcess, stop }
}
