import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { dice } from '../../../test/dice.ts'
import { logger } from '../../../test/live-world.ts'
import { type RunWorld, startRunWorld } from '../../../test/run-world.ts'
import { systemClock } from '../../clock.ts'
import { Admission } from '../queue/admission.ts'
import { rescueAstray } from './rescue.ts'
import { begin, finish, putBack } from './transitions.ts'

const SEEDS = 8
const ACTIONS = 40
const ORDERS = 6
/** Small seeds differ in few bits, and the first numbers from them in little else. */
const APART = 48_271
/** Each round brings every run at least one step further. */
const ROUNDS = 12
const CAPS = { all: 3 }
const LIVING = ['one', 'two'] as const
const AN_HOUR_MS = 3_600_000

let world: RunWorld
let parts: ReturnType<typeof partsOf>

beforeAll(async () => {
  world = await startRunWorld()
  parts = partsOf(world)
})
afterEach(() => world.reset())
afterAll(() => world.stop())

const partsOf = ({ database, orders }: RunWorld) => ({
  ...{ database, orders, clock: systemClock, announcer: { announce: () => {} }, log: logger, caps: CAPS },
  ...{ id: 'other', name: 'other', protocol: 1, capacity: 9, leaseMs: AN_HOUR_MS, onTheWayMs: -AN_HOUR_MS },
})

interface Seen {
  readonly id: string
  readonly status: string
  readonly worker: string | null
  readonly attempt: number
  readonly admitted: boolean
  /** As DBOS has it. */
  readonly known: string
  readonly taker: string | null
}

async function open(): Promise<readonly Seen[]> {
  const { rows } = await sql<Seen>`
    select run.id, run.status, worker, attempt, admitted_at is not null as admitted, known.status as known, executor_id as taker
    from runs run join dbos.workflow_status known on known.workflow_uuid = run.id::text
    where run.status in ('queued', 'running') order by run.created_at, run.id`.execute(world.database)
  return rows
}

const isAtWork = ({ status, admitted }: Seen) => status === 'running' || admitted
const isTaken = ({ status, known }: Seen) => status === 'queued' && known === 'PENDING'
const isWorkedOn = ({ status, known, worker, taker }: Seen) =>
  status === 'running' && known === 'PENDING' && worker === taker

/** As the engine does when a worker takes a run, and when the work on it is over, whatever came of it. */
async function take(worker: string, most: number): Promise<void> {
  await sql`update dbos.workflow_status set status = 'PENDING', executor_id = ${worker} where workflow_uuid in (
    select workflow_uuid from dbos.workflow_status
    where status = 'ENQUEUED' and queue_name = 'agent-runs-admitted' limit ${most}
  )`.execute(world.database)
}
async function believeDone(id: string): Promise<void> {
  await sql`update dbos.workflow_status set status = 'SUCCESS'
    where workflow_uuid = ${id} and status = 'PENDING'`.execute(world.database)
}

async function end({ id, worker, attempt }: Seen): Promise<void> {
  await finish(parts, { runId: id, worker: worker ?? '', attempt }, { status: 'completed', reason: 'done' })
  await believeDone(id)
}

/** What may happen to runs next, each of it as far as it came before whoever did it was killed. */
function actionsOn(runs: readonly Seen[], roll: (sides: number) => number): (() => Promise<unknown>)[] {
  const worker = ['dead', ...LIVING][roll(3)] ?? ''
  const any = runs[roll(Math.max(runs.length, 1))]
  const taken = runs.find(isTaken)
  const workedOn = runs.find(isWorkedOn)
  return [
    () => new Admission(parts).look(),
    () => take(worker, 1),
    ...(any
      ? [
          () => world.orders.resume([any.id]),
          () => world.orders.suspend([any.id]),
          () => putBack(parts, any.id, worker, 'worker-stopped'),
          () => begin(parts, any.id, worker, 60),
        ]
      : []),
    ...(taken ? [() => begin(parts, taken.id, taken.taker ?? '', 60), () => believeDone(taken.id)] : []),
    ...(workedOn ? [() => end(workedOn), () => believeDone(workedOn.id)] : []),
    () => rescueAstray(parts),
  ]
}

/** What workers that live do about it all, each time round. */
async function goOn(): Promise<void> {
  await rescueAstray(parts)
  await new Admission(parts).look()
  await take('one', CAPS.all)
  for (const run of await open()) {
    const isDead = run.taker === 'dead' || run.worker === 'dead'
    if (isWorkedOn(run) && !isDead) await end(run)
    else if (run.status === 'running') await putBack(parts, run.id, run.worker ?? '', 'worker-died')
    else if (isTaken(run) && !isDead) await begin(parts, run.id, run.taker ?? '', 60)
  }
}

it.each(Array.from({ length: SEEDS }, (_, seed) => seed + 1))(
  'loses no run and exceeds no cap, whoever is killed in the middle of what: seed %i',
  async (seed) => {
    const roll = dice(seed * APART)
    for (const id of [...LIVING, parts.id]) await world.playWorker(id)
    for (let count = 0; count < ORDERS; count++) await world.order('pair')
    for (let count = 0; count < ACTIONS; count++) {
      const runs = await open()
      expect(runs.filter(isAtWork).length).toBeLessThanOrEqual(CAPS.all)
      const actions = actionsOn(runs, roll)
      await actions[roll(actions.length)]?.()
    }
    for (let round = 0; round < ROUNDS; round++) await goOn()
    expect(await open()).toEqual([])
  },
)
