import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import { pino } from 'pino'
import { migrate } from '../src/database/migrations.ts'
import { startEnvironment } from '../test/environment.ts'
import { end } from '../test/processes.ts'
import { type Figure, medianOf, tell } from './figure.ts'

/**
 * How long it takes until the last of N listeners has heard of an event, beside ws by itself in the same run, and
 * what 10,000 idle listeners weigh. Server and clients are processes of their own.
 *
 * node app/api/bench/live.ts [--json] [100 1000 10000]
 */
const AIMS_MS: Readonly<Record<number, number>> = { 100: 3, 1000: 20, 10000: 200 }
const AIM_MIB = 250
const ROUNDS = 21
/** As the app is started on hosts; without it, most of what is weighed is room that V8 keeps for short-lived objects. */
const HEAP = ['--max-semi-space-size=8']

const asked = process.argv.slice(2).map(Number).filter(Boolean)
const environment = await startEnvironment()
try {
  const { postgres, redis, caFile } = environment
  await migrate(postgres.address, join(import.meta.dirname, '../src/migrations'), pino({ level: 'silent' }))
  const figures: Figure[] = []
  for (const listeners of asked.length > 0 ? asked : Object.keys(AIMS_MS).map(Number)) {
    const bare = await measure('serve-bare.ts', [], listeners)
    const ours = await measure('serve-live.ts', [postgres.url, redis.url, caFile], listeners)
    figures.push(...figuresOf(listeners, ours, bare))
  }
  tell(figures)
} finally {
  await environment.stop()
}

async function measure(program: string, words: readonly string[], listeners: number): Promise<Measured> {
  // No earlier events, which would be told first.
  const object = `bench-${listeners}`
  const server = fork(join(import.meta.dirname, 'live', program), [object, ...words], { execArgv: HEAP })
  const url = await answerOf(server)
  const clients = fork(join(import.meta.dirname, 'live/clients.ts'), [
    object,
    url,
    environment.postgres.url,
    String(listeners),
  ])
  try {
    await answerOf(clients)
    server.send('memory')
    const mib = Number(await answerOf(server)) / 1024 ** 2
    const times: number[] = []
    for (let round = 0; round < ROUNDS; round++) times.push(await fanOut(server, clients))
    return { mib, ms: medianOf(times) }
  } finally {
    await Promise.all([end(server, 'SIGKILL'), end(clients, 'SIGKILL')])
  }
}

/** All processes of a machine share one monotonic clock. */
async function fanOut(server: ChildProcess, clients: ChildProcess): Promise<number> {
  const [announced, heard] = [answerOf(server), answerOf(clients)]
  server.send('announce')
  return Number(BigInt(await heard) - BigInt(await announced)) / 1e6
}

function answerOf(child: ChildProcess): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  const end = (code: number | null) => reject(new Error(`${child.spawnargs[1]} ended with ${code}`))
  child.once('exit', end)
  child.once('message', (answer) => {
    child.off('exit', end)
    resolve(String(answer))
  })
  return promise
}

interface Measured {
  /** Milliseconds from the announcement until the last one heard, as a median. */
  readonly ms: number
  readonly mib: number
}

function figuresOf(listeners: number, ours: Measured, bare: Measured): Figure[] {
  const late = aimOf(AIMS_MS[listeners])
  const heavy = aimOf(listeners === 10_000 ? AIM_MIB : undefined)
  const beside = (median: number) => ({ what: 'ws alone', median })
  return [
    {
      what: `the last of ${listeners} hears`,
      median: ours.ms,
      unit: 'ms',
      runs: ROUNDS,
      ...late,
      floor: beside(bare.ms),
    },
    {
      what: `server with ${listeners} listeners`,
      median: ours.mib,
      unit: 'MiB',
      runs: 1,
      ...heavy,
      floor: beside(bare.mib),
    },
  ]
}

function aimOf(aim: number | undefined): { aim?: number } {
  return aim === undefined ? {} : { aim }
}
