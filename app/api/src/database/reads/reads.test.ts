import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { type Caller, peopleOf } from '../../../test/app.ts'
import { dice } from '../../../test/dice.ts'
import { eventually } from '../../../test/processes.ts'
import { type ReadWorld, startReadWorld } from '../../../test/standbys.ts'
import type { Database } from '../connect.ts'
import { mayLag } from './may-lag.ts'
import { BEGINNING } from './position.ts'
import { readScopes } from './scope.ts'

/** As long as anything takes where everything else is tested at the same time: what is tried is not how long. */
const LONG_MS = 60_000
const LIST = '/api/emergencies?limit=100'
// So that whatever does not come about in time is named.
vi.setConfig({ testTimeout: 2 * LONG_MS })

let world: ReadWorld
/** Two processes to which nothing becomes too old here. */
let here: FastifyInstance
let there: FastifyInstance
let redisThere: { ping(): Promise<string> }
let databaseHere: Database
let people: ReturnType<typeof peopleOf>
let operator: Caller
let viewer: Caller

beforeAll(async () => {
  world = await startReadWorld()
  ;({ app: here, database: databaseHere } = await world.startProcess(LONG_MS))
  ;({ app: there, redis: redisThere } = await world.startProcess(LONG_MS))
  world.clock.forward(2 * LONG_MS)
  people = peopleOf(here)
  operator = await people.as('operator')
  viewer = await people.as('viewer')
  await report('flood')
}, LONG_MS)
afterAll(() => world.stop())

async function report(type: string, app = here, caller = operator): Promise<string> {
  const payload = { type, description: '…' }
  const { headers } = caller
  const answer = await app.inject({ method: 'POST', url: '/api/emergencies', payload, headers })
  expect(answer.statusCode).toBe(201)
  return answer.json().id
}

/** The emergencies that somebody is shown, and how old that may be: undefined from the primary. */
async function listFor(caller: Caller, app: FastifyInstance, headers: Record<string, string> = {}) {
  const answer = await app.inject({ url: LIST, headers: { ...caller.headers, ...headers } })
  expect(answer.statusCode).toBe(200)
  const { items } = answer.json<{ items: { id: string }[] }>()
  const lag = answer.headers['x-data-lag']
  return { ids: items.map(({ id }) => id), lag: lag === undefined ? undefined : Number(lag) }
}

async function whileTheyLag(work: () => Promise<void>): Promise<void> {
  for (const standby of world.standbys) await standby.pause()
  try {
    await work()
  } finally {
    for (const standby of world.standbys) await standby.resume()
  }
}

/** As long as standbys take to have what is there by now. */
const fromStandby = (caller: Caller, app: FastifyInstance) =>
  eventually(async () => {
    const list = await listFor(caller, app)
    expect(list.lag).toBeGreaterThanOrEqual(0)
    return list
  }, LONG_MS)

it('answers what may lag from a standby and says how old it may be, and all else from the primary', async () => {
  const id = await report('flood')
  expect((await fromStandby(operator, here)).ids).toContain(id)
  for (const url of [`/api/emergencies/${id}`, '/api/proposals/undecided', '/api/reports', '/api/people/me'])
    expect((await here.inject({ url, headers: operator.headers })).headers).not.toHaveProperty('x-data-lag')
})

it('lets none of those routes be kept by the cache, which would keep what is behind for everybody', async () => {
  const { headers } = await people.as('administrator')
  for (const url of Array.from(mayLag, (name) => name.replace(/^GET /, '')))
    expect((await here.inject({ url, headers })).headers).not.toHaveProperty('x-cache')
})

it('shows people what they have written in whichever process, and others what the standbys have', async () => {
  await fromStandby(viewer, there)
  let id = ''
  await whileTheyLag(async () => {
    id = await report('landslide')
    for (const app of [here, there])
      expect(await listFor(operator, app)).toMatchObject({
        ids: expect.arrayContaining([id]),
        lag: undefined,
      })
    const others = await listFor(viewer, there)
    expect(others.ids).not.toContain(id)
    expect(others.lag).toBeGreaterThan(0)
  })
  expect((await fromStandby(operator, there)).ids).toContain(id)
})

it('answers whoever wants what is true now from a standby that has it, else from the primary', async () => {
  const now = { 'cache-control': 'no-cache' }
  await eventually(async () => expect((await listFor(viewer, there, now)).lag).toBeDefined(), LONG_MS)
  await whileTheyLag(async () => {
    const id = await report('gas leak')
    const { ids, lag } = await listFor(viewer, there, now)
    expect(ids).toContain(id)
    expect(lag).toBeUndefined()
  })
})

it('reads from the primary what a standby has that is too far behind, and says so once', async () => {
  const lines: Line[] = []
  const log = pino({ level: 'info' }, { write: (line) => void lines.push(JSON.parse(line)) })
  const { app } = await world.startProcess(1_000, { logger: log })
  await fromStandby(viewer, app)
  await whileTheyLag(async () => {
    const id = await report('fire')
    await eventually(async () => expect((await listFor(viewer, app)).ids).toContain(id), LONG_MS)
    await eventually(async () => expect(told(lines).at(-1)).toBe('behind'), LONG_MS)
  })
  await fromStandby(viewer, app)
  await eventually(async () => expect(told(lines).at(-1)).toBe('standbys'), LONG_MS)
  // On a busy machine they may have been behind at other times, too.
  expect(told(lines).filter((told, index, all) => told === all[index - 1])).toEqual([])
})

it('goes on without standbys, ready as before, and returns to them', async () => {
  await fromStandby(viewer, here)
  for (const standby of world.standbys) await standby.stop()
  const answers = await Promise.all(Array.from({ length: 20 }, () => listFor(viewer, here)))
  expect(answers.map(({ lag }) => lag)).toEqual(Array(20).fill(undefined))
  expect((await here.inject('/ready')).statusCode).toBe(200)
  const metrics = await eventually(async () => {
    const { body } = await here.inject('/metrics')
    expect(body).toContain('database_standbys_answer 0')
    return body
  }, LONG_MS)
  expect(metrics).toMatch(/database_standby_refusals_total\{why="away"\} [1-9]/)
  expect(metrics).not.toMatch(/^database_standby_lag_seconds /m)

  for (const standby of world.standbys) await standby.start()
  await fromStandby(viewer, here)
  expect((await here.inject('/metrics')).body).toMatch(/^database_standby_lag_seconds \d/m)
})

// Less than what a read may take: whoever waited for that would be too late.
it('waits for no standby that hangs in the middle of a read', { timeout: 9_000 }, async () => {
  await fromStandby(viewer, here)
  const scope = { floor: BEGINNING, oldest: LONG_MS, age: undefined }
  const slowOnStandbys = sql<{ at: string }>`select case when pg_is_in_recovery()
    then (select 'standby' from pg_sleep(60)) else 'primary' end as at`
  const answer = readScopes.run(scope, () => slowOnStandbys.execute(databaseHere))
  await eventually(() => Promise.any(world.standbys.map((standby) => standby.seen('pg_sleep(60)'))), LONG_MS)
  world.entrance.hang()
  expect((await answer).rows).toEqual([{ at: 'primary' }])
  expect((await listFor(viewer, here)).lag).toBeUndefined()
  world.entrance.choose(...world.ports())
  // What it would go on reading may not be cleared away meanwhile: the standby would fall behind.
  for (const standby of world.standbys) await standby.interrupt('pg_sleep(60)')
  await fromStandby(viewer, here)
})

it('never shows anybody less than they have written, whatever lags, whichever process answers', async () => {
  const roll = dice(20261123)
  const writers = await Promise.all(['one', 'two', 'three'].map((name) => people.as('operator', name)))
  const lags: (number | undefined)[] = []
  let busy = writers.length

  async function live(person: Caller): Promise<void> {
    const written: string[] = []
    for (let step = 0; step < 60; step++) {
      const app = roll(2) === 0 ? here : there
      if (roll(4) === 0) written.push(await report('flood', app, person))
      const { ids, lag } = await listFor(person, app)
      expect(ids).toEqual(expect.arrayContaining(written))
      lags.push(lag)
    }
    busy--
  }
  async function weather(): Promise<void> {
    while (busy > 0) {
      const standby = world.standbys[roll(world.standbys.length)]
      await (roll(2) === 0 ? standby?.pause() : standby?.resume())
    }
    for (const standby of world.standbys) await standby.resume()
  }
  await Promise.all([weather(), ...writers.map(live)])
  expect(lags).toContain(undefined)
  expect(lags.some((lag) => lag !== undefined)).toBe(true)
})

it('asks of standbys that they have everything while nobody can say who has written what', async () => {
  const { redis } = world.environment
  await fromStandby(operator, there)
  await redis.stop()
  await whileTheyLag(async () => {
    const id = await report('outage')
    expect((await listFor(operator, there)).ids).toContain(id)
    await redis.start()
    await eventually(() => redisThere.ping())
    // It is there again, and knows nothing.
    expect((await listFor(operator, there)).ids).toContain(id)
  })
  expect((await fromStandby(operator, there)).lag).toBeDefined()
})

it('believes no standby that has become a primary', async () => {
  const [promoted, other] = world.standbys
  await other?.stop()
  await fromStandby(viewer, here)
  await promoted?.promote()
  const id = await report('after')
  expect(await listFor(viewer, here)).toMatchObject({ ids: expect.arrayContaining([id]), lag: undefined })
})

interface Line {
  readonly msg: string
  readonly trouble?: string
}

/** Where what may lag was read, by the log. */
function told(lines: readonly Line[]): string[] {
  return lines.filter(({ msg }) => msg.startsWith('What may lag')).map(({ trouble }) => trouble ?? 'standbys')
}
