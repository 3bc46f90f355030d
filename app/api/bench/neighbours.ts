import { fork } from 'node:child_process'
import { once } from 'node:events'
import { Agent, get, type IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { pino } from 'pino'
import { migrate } from '../src/database/migrations.ts'
import { startEnvironment } from '../test/environment.ts'
import { end } from '../test/processes.ts'
import { medianOf, tell } from './figure.ts'
import { serve } from './requests/processes.ts'
import { signIn } from './requests/sign-in.ts'

/**
 * How much longer people wait while 10,000 clients hold connections, some of which send a letter now and then, or
 * begin to send a file and vanish.
 *
 * node app/api/bench/neighbours.ts [--json]
 */
const CROWD = 10_000
const READERS = 10
const BETWEEN_READS_MS = 5
const TURNS = 7
const TURN_MS = 1_500
const AIM = 2

const environment = await startEnvironment()
const { postgres, redis, caFile, folder } = environment
await migrate(postgres.address, join(import.meta.dirname, '../src/migrations'), pino({ level: 'silent' }))
const app = await serve('serve-app.ts', [postgres.url, redis.url, caFile, folder])
const agent = new Agent({ keepAlive: true, maxSockets: READERS })
try {
  const headers = await signIn(app.url)
  const path = `${app.url}/api/reports`
  const read = () => secondsOfRead(path, headers)
  await p99OfTurn(read)
  const quiet = await turns(read)
  const crowd = fork(join(import.meta.dirname, 'neighbours/crowd.ts'), [
    new URL(app.url).port,
    String(CROWD),
    headers.authorization ?? '',
  ])
  await once(crowd, 'message')
  const crowded = await turns(read)
  await end(crowd, 'SIGKILL')
  const afterwards = await turns(read)
  const alone = medianOf([...quiet, ...afterwards])
  const beside = medianOf(crowded)
  tell([
    {
      what: `p99 beside ${CROWD} clients that do no good`,
      median: beside / alone,
      unit: '×',
      runs: TURNS,
      aim: AIM,
    },
    { what: 'p99 beside them', median: beside * 1_000, unit: 'ms', runs: TURNS, floor: floorOf(alone) },
  ])
} finally {
  agent.destroy()
  await app.stop()
  await environment.stop()
}

function floorOf(alone: number) {
  return { what: 'without them', median: alone * 1_000 }
}

async function turns(read: () => Promise<number>): Promise<number[]> {
  const p99s: number[] = []
  for (let turn = 0; turn < TURNS; turn++) p99s.push(await p99OfTurn(read))
  return p99s
}

/** Readers who look, think and look again, so that what is measured is waiting and not how much the server can do. */
async function p99OfTurn(read: () => Promise<number>): Promise<number> {
  const seconds: number[] = []
  const over = performance.now() + TURN_MS
  const reader = async () => {
    while (performance.now() < over) {
      seconds.push(await read())
      await pause(BETWEEN_READS_MS)
    }
  }
  await Promise.all(Array.from({ length: READERS }, reader))
  return seconds.sort((a, b) => a - b)[Math.floor(seconds.length * 0.99)] ?? Number.NaN
}

async function secondsOfRead(path: string, headers: Record<string, string>): Promise<number> {
  const begun = performance.now()
  const request = get(path, { headers, agent })
  const [answer]: IncomingMessage[] = await once(request, 'response')
  if (answer?.statusCode !== 200) throw new Error(`The app answered ${answer?.statusCode}`)
  await once(answer.resume(), 'end')
  return (performance.now() - begun) / 1_000
}
