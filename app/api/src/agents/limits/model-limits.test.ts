import { createServer, type ServerResponse } from 'node:http'
import { json } from 'node:stream/consumers'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { eventually, freePort } from '../../../test/processes.ts'
import { type RunWorld, startRunWorld } from '../../../test/run-world.ts'
import { Admission } from '../queue/admission.ts'
import { limitedModels } from './limited.ts'
import { ModelLimits } from './model-limits.ts'
import { modelRates, SharedGate } from './shared-gate.ts'

let world: RunWorld
let limits: ModelLimits

beforeAll(async () => {
  world = await startRunWorld()
})
beforeEach(() => {
  limits = new ModelLimits(world.database)
})
afterEach(async () => {
  await world.reset()
  await world.database.deleteFrom('model_limits').execute()
})
afterAll(() => world.stop())

const VERSION = '00000000-0000-4000-8000-000000000001'

describe('a rate', () => {
  it('is booked call after call, by requests and by tokens, whichever lasts longer', async () => {
    await limits.introduce('m', { host: 'h', model: 'm' }, VERSION)
    const rate = { requests: 60, tokens: 60_000 }
    const waits = [await limits.book('m', rate, 3_000), await limits.book('m', rate, 10)]
    await limits.correct('m', rate, 4_000)
    waits.push(await limits.book('m', rate, 10))
    // A second for each request, a millisecond for each token.
    expect(waits[0]).toBe(0)
    expect(waits[1]).toBeGreaterThan(0)
    expect(waits[1]).toBeLessThanOrEqual(3_000)
    expect(waits[2]).toBeGreaterThan(waits[1] ?? Number.NaN)
    expect(waits[2]).toBeLessThanOrEqual(7_010)
  })

  it('lets calls pass at once while nothing is booked', async () => {
    await limits.introduce('m', { host: 'h', model: 'm' }, VERSION)
    expect(await limits.closedFor('m')).toBe(0)
    expect(await limits.book('m', { requests: 1 }, 10)).toBe(0)
    expect(await limits.book('m', { requests: 1 }, 10)).toBeGreaterThan(0)
    expect(await limits.closedFor('m')).toBe(0)
  })
})

it('keeps a model closed as long as the longest that was asked for, and never for days', async () => {
  await limits.introduce('m', { host: 'h', model: 'm' }, VERSION)
  await limits.close('m', 600_000)
  await limits.close('m', 1_000)
  expect(await limits.closedFor('m')).toBeGreaterThan(60_000)
  await limits.close('m', 86_400_000)
  expect(await limits.closedFor('m')).toBeLessThanOrEqual(3_600_000)
})

interface Asked {
  readonly at: number
  readonly response: ServerResponse
}

/** A model whose calls the test answers. */
async function startModel() {
  const asked: Asked[] = []
  const server = createServer(async (request, response) => {
    await json(request)
    asked.push({ at: Date.now(), response })
  })
  const port = await freePort()
  server.listen(port, '127.0.0.1')
  return {
    asked,
    url: `http://127.0.0.1:${port}/v1`,
    nth: (number: number) =>
      eventually(async () => {
        const call = asked[number - 1]
        if (!call) throw new Error(`Asked ${asked.length} times.`)
        return call
      }, 20_000),
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

function answer({ response }: Asked): void {
  response.setHeader('content-type', 'application/json')
  const message = { role: 'assistant', content: 'said' }
  const usage = { prompt_tokens: 10, completion_tokens: 2, total_tokens: 12 }
  const choices = [{ index: 0, message, finish_reason: 'stop' }]
  response.end(JSON.stringify({ id: 'a', object: 'chat.completion', created: 0, model: 'm', choices, usage }))
}

it('is heeded by a process that was not told itself', async () => {
  const model = await startModel()
  try {
    const traits = { modelUrl: model.url, agents: 1 }
    await Promise.all([world.startWorker(traits), world.startWorker(traits)])
    const ids = [await world.order('pair', 'one'), await world.order('pair', 'other')]
    const [told, untold] = [await model.nth(1), await model.nth(2)]
    told.response.writeHead(429, { 'retry-after': '1' }).end()
    const until = await eventually(async () => {
      const row = await world.database
        .selectFrom('model_limits')
        .select('limited_until')
        .executeTakeFirstOrThrow()
      if (row.limited_until.getTime() === 0) throw new Error('Nothing is written down yet.')
      return row.limited_until.getTime()
    })
    answer(untold)
    const [next, last] = [await model.nth(3), await model.nth(4)]
    expect(next.at).toBeGreaterThanOrEqual(until)
    for (const call of [next, last]) answer(call)
    for (let number = 5; number <= 9; number++) answer(await model.nth(number))
    for (const id of ids) await world.until(id, 'completed')
  } finally {
    model.close()
  }
})

it('keeps further runs that would ask the model from beginning, and tells until when', async () => {
  await world.startWorker()
  await world.until(await world.order('pair', 'first'), 'completed')
  const [{ id }] = (await world.database.selectFrom('model_limits').select('id').execute()) as [
    { id: string },
  ]
  await limits.close(id, 60_000)
  const waiting = await world.order('pair', 'second')
  // It is not this team's model that is limited.
  await world.until(await world.order('swift'), 'completed')
  const { database, orders } = world
  expect(await new Admission({ database, orders, caps: { all: 9 }, leaseMs: 60_000 }).look()).toBe(0)
  const { wait } = await world.runs.find(waiting)
  expect(wait).toMatchObject({ reason: 'model', until: expect.stringMatching(/^\d{4}-.*Z$/) })
  expect(await limitedModels(database)).toMatchObject([{ model: 'counting', seconds: expect.any(Number) }])
  await sql`update model_limits set limited_until = now()`.execute(database)
  await world.until(waiting, 'completed')
})

describe('a gate', () => {
  const never = new AbortController().signal
  const pauses: number[] = []
  const chance = { pause: async (ms: number) => void pauses.push(ms), random: () => 0 }
  const gateFor = (key: string, rates: ConstructorParameters<typeof SharedGate>[0]['rates'] = new Map()) =>
    new SharedGate({ limits, rates, chance }, { host: 'h', model: 'm', account: [key] }, VERSION)

  it('tells accounts apart, and keeps nothing that they are known by', async () => {
    await gateFor('sk-one').pass(1, never)
    await gateFor('sk-two').pass(1, never)
    const rows = await world.database.selectFrom('model_limits').selectAll().execute()
    expect(rows).toHaveLength(2)
    for (const { id } of rows) expect(id).toMatch(/^[\da-f]{64}$/)
    expect(JSON.stringify(rows)).not.toContain('sk-')
  })

  it('fails a call that would have to wait longer than its retries may', async () => {
    await gateFor('sk-one').pass(1, never)
    await gateFor('sk-one').close(600_000, never)
    await expect(gateFor('sk-one').pass(1, never)).rejects.toThrow(/left alone for 600 s more/)
  })

  it('keeps to the rate of its model, or to that of those without one', async () => {
    pauses.length = 0
    for (const rates of [modelRates('m=6,*=1'), modelRates('other=1,another=1,*=6')]) {
      const gate = gateFor(`sk-${rates.size}`, rates)
      for (const _ of [1, 2]) await gate.pass(1, never)
      const pause = pauses.splice(0).at(-1)
      expect(pause).toBeGreaterThan(0)
      expect(pause).toBeLessThanOrEqual(10_000)
    }
  })
})
