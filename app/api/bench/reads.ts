import { readFileSync } from 'node:fs'
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { peopleOf, startAppProcess } from '../test/app.ts'
import { eventually } from '../test/processes.ts'
import { startReadWorld } from '../test/standbys.ts'
import { type Figure, medianOf, tell } from './figure.ts'

/**
 * What the primary is spared while lists are read from a standby: the processor time that its processes take for the
 * same lists with a standby, of what they take without; and how many lists a second that is, of those without. Linux
 * tells the time of each process.
 *
 * node app/api/bench/reads.ts [--json]
 */
const TURNS = 5
const READS_A_TURN = 600
const READERS = 10
const EMERGENCIES = 20_000
const LIST = '/api/emergencies?limit=100'
const OLDEST_MS = 60_000
/** Looking how far the standby has come costs the primary something all the while. */
const AIM = 0.5
/** A read asks the standby how far it has come before it asks for anything else. */
const LEAST = 0.7

const world = await startReadWorld()
const [standby] = world.standbys
if (standby) world.entrance.choose(standby.address.port)
const unlimited = { requestsPerMinute: Number.MAX_SAFE_INTEGER }
const alone = await startAppProcess(world.environment, unlimited)
const split = await world.startProcess(OLDEST_MS, unlimited)
// One that has just begun asks the primary for its position with each read.
world.clock.forward(2 * OLDEST_MS)
const { database } = alone
try {
  await fill()
  const { headers } = await peopleOf(alone.app).as('viewer')
  await eventually(async () => {
    const answer = await split.app.inject({ url: LIST, headers })
    if (answer.headers['x-data-lag'] === undefined) throw new Error('The standby does not answer yet')
  }, OLDEST_MS)
  await read(alone.app, headers)
  await read(split.app, headers)
  tell(await spared(headers))
} finally {
  await alone.stop()
  await world.stop()
}

async function fill(): Promise<void> {
  await sql`insert into emergencies
    select gen_random_uuid(), 'flood', 'high', 'Qingyuan', repeat('The dyke leaks. ', 20), now(), 'open', 'operator',
      now() - n * interval '1 minute', now() from generate_series(1, ${EMERGENCIES}::int) n`.execute(database)
  await sql`vacuum analyze emergencies`.execute(database)
}

interface Cost {
  readonly ticks: number
  readonly seconds: number
}

interface Turn {
  readonly without: Cost
  readonly withStandby: Cost
}

/** The two sides take turns, so that a busy moment of the machine hits both. */
async function spared(headers: Record<string, string>): Promise<Figure[]> {
  const turns: Turn[] = []
  for (let turn = 0; turn < TURNS; turn++) {
    const without = await costOf(() => read(alone.app, headers))
    turns.push({ without, withStandby: await costOf(() => read(split.app, headers)) })
  }
  // A tick is long: those of all turns together tell more than any of them.
  const ticks = (side: keyof Turn) => turns.reduce((sum, turn) => sum + turn[side].ticks, 0)
  return [
    {
      what: 'processor time of the primary, lists from a standby',
      ...{ median: ticks('withStandby') / ticks('without'), unit: '×', runs: TURNS, aim: AIM },
    },
    {
      what: 'lists a second from a standby, of those from the primary',
      ...{ median: medianOf(turns.map(gain)), unit: '×', runs: TURNS, least: LEAST },
    },
  ]
}

function gain({ without, withStandby }: Turn): number {
  return without.seconds / withStandby.seconds
}

async function read(app: FastifyInstance, headers: Record<string, string>): Promise<void> {
  let left = READS_A_TURN
  const reader = async () => {
    while (left-- > 0) {
      const { statusCode } = await app.inject({ url: LIST, headers })
      if (statusCode !== 200) throw new Error(`A list was answered with ${statusCode}`)
    }
  }
  await Promise.all(Array.from({ length: READERS }, reader))
}

/** Processor time of everything that the primary runs, in the kernel's ticks: of a process that is new, since it began. */
async function costOf(work: () => Promise<void>): Promise<Cost> {
  const before = await ticksByProcess()
  const begun = performance.now()
  await work()
  const seconds = (performance.now() - begun) / 1_000
  const after = await ticksByProcess()
  return {
    ticks: [...after].reduce((sum, [pid, ticks]) => sum + ticks - (before.get(pid) ?? 0), 0),
    seconds,
  }
}

async function ticksByProcess(): Promise<Map<number, number>> {
  const { rows } = await sql<{ pid: number }>`select pid from pg_stat_activity`.execute(database)
  return new Map(rows.map(({ pid }) => [pid, ticksOf(pid)]))
}

/** https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html: `utime` and `stime`, after a name that may hold anything. */
function ticksOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return Number(fields[11]) + Number(fields[12])
}
