import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { sql } from 'kysely'
import pg from 'pg'
import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startEnvironment, type TestEnvironment } from '../../../test/environment.ts'
import { aWorkflow } from '../../../test/plans.ts'
import { attempts, TaskModel } from '../../../test/task-model.ts'
import { clientConfig } from '../../database/client-config.ts'
import { connectDatabase, type Database } from '../../database/connect.ts'
import { migrate } from '../../database/migrations.ts'
import type { LiveEvent } from '../../live/event.ts'
import { createPlans, type Plans } from './plans.ts'

const logger = pino({ level: 'silent' })
const byManager = { actor: 'Manager' }

let environment: TestEnvironment
let database: Database
let folder: string
let plans: Plans
let now = Date.UTC(2026, 10, 22)
let told: LiveEvent[]

beforeAll(async () => {
  environment = await startEnvironment()
  folder = join(environment.folder, 'plans')
  await migrate(environment.postgres.address, join(import.meta.dirname, '../../migrations'), logger)
  // What is tried is what becomes of work, not how long a busy machine takes.
  database = connectDatabase(environment.postgres.address, logger, { patienceMs: 60_000, connectMs: 60_000 })
  const clock = () => new Date(now++)
  plans = createPlans({
    database,
    announcer: { announce: (event) => told.push(event) },
    clock,
    logger,
    folder,
  })
}, 60_000)

afterAll(async () => {
  await plans?.exporter.settled()
  await database?.destroy()
  await environment?.stop()
})

beforeEach(() => {
  told = []
})

let count = 0
/** A plan with an id of its own. */
async function aPlan(...steps: string[][]): Promise<string> {
  const planId = `flood-${++count}`
  await plans.tool.create_plan_from_structure(planId, aWorkflow(...steps), byManager)
  return planId
}

async function work(planId: string, taskId: string, end: 'completed' | 'error' | 'skipped' = 'completed') {
  await plans.tool.update_task_status(planId, taskId, 'inprogress', undefined, byManager)
  return plans.tool.update_task_status(planId, taskId, end, `${taskId} ${end}`, byManager)
}

const idsOf = (tasks: readonly { taskId: string }[]) => tasks.map(({ taskId }) => taskId)

describe('a plan', () => {
  it('is made from a workflow, with every task ready', async () => {
    const planId = await aPlan(['gather', 'map:Field'], ['assess'])
    const { steps, ...plan } = await plans.tool.get_plan_structure(planId)
    expect(plan).toMatchObject({ status: 'ready', currentStep: 1, taskCount: 3, endedCount: 0, lastSeq: 1 })
    expect(steps.map(({ tasks }) => idsOf(tasks))).toEqual([['gather', 'map'], ['assess']])
    expect(new Set(steps.flatMap(({ tasks }) => tasks.map(({ status }) => status)))).toEqual(
      new Set(['ready']),
    )
  })

  it('offers the tasks of one step at a time', async () => {
    const planId = await aPlan(['gather', 'map:Field'], ['assess'])
    expect(idsOf(await plans.tool.get_ready_tasks(planId))).toEqual(['gather', 'map'])
    await work(planId, 'gather')
    expect(idsOf(await plans.tool.get_ready_tasks(planId))).toEqual(['map'])
    expect(await plans.tool.get_tasks_for_role(planId, 'Awareness')).toEqual([])
    await work(planId, 'map')
    expect(idsOf(await plans.tool.get_tasks_for_role(planId, 'Awareness'))).toEqual(['assess'])
    expect(idsOf(await plans.tool.get_tasks_for_role(planId, 'Field', 'completed'))).toEqual(['map'])
  })

  it.each([
    ['completed', ['completed', 'skipped'] as const],
    ['error', ['error', 'completed'] as const],
  ])('is %s once its tasks have ended as %s', async (status, ends) => {
    const planId = await aPlan(['a'], ['b'])
    await work(planId, 'a', ends[0])
    expect(await plans.tool.get_plan_status(planId)).toMatchObject({ status: 'inprogress', currentStep: 2 })
    await work(planId, 'b', ends[1])
    expect(await plans.tool.get_plan_status(planId)).toMatchObject({
      status,
      currentStep: null,
      endedCount: 2,
      endedAt: expect.any(String),
    })
  })

  it('refuses an id that is taken', async () => {
    const planId = await aPlan(['a'])
    const again = plans.tool.create_plan_from_structure(planId, aWorkflow(['b']), byManager)
    await expect(again).rejects.toMatchObject({ code: 'plan/exists' })
  })

  it('says what is wrong with a workflow', async () => {
    const twice = plans.tool.create_plan_from_structure('twice', aWorkflow(['a'], ['a']), byManager)
    await expect(twice).rejects.toMatchObject({
      code: 'request/invalid',
      details: { problems: 'structure.steps.1.tasks.0.task_id a is the id of another task' },
    })
  })
})

describe('a task', () => {
  it('is refused each step that the states do not allow, by a code of its own', async () => {
    const planId = await aPlan(['a'], ['b'])
    const move = (taskId: string, status: 'ready' | 'inprogress' | 'completed') =>
      plans.tool.update_task_status(planId, taskId, status, undefined, byManager)
    await expect(move('a', 'completed')).rejects.toMatchObject({ code: 'task/not-started' })
    await expect(move('b', 'inprogress')).rejects.toMatchObject({ code: 'task/step-not-reached' })
    await expect(move('z', 'inprogress')).rejects.toMatchObject({ code: 'task/not-found' })
    await move('a', 'inprogress')
    await expect(move('a', 'inprogress')).rejects.toMatchObject({ code: 'task/already-started' })
    await expect(move('a', 'ready')).rejects.toMatchObject({ code: 'task/not-reopened' })
    await move('a', 'completed')
    await expect(move('a', 'inprogress')).rejects.toMatchObject({ code: 'task/ended' })
    expect((await plans.tool.get_plan_status(planId)).lastSeq).toBe(4)
  })

  it('keeps what came of it, and when', async () => {
    const planId = await aPlan(['a'])
    const started = now
    await work(planId, 'a')
    expect(await plans.tool.get_task(planId, 'a')).toMatchObject({
      status: 'completed',
      resultSummary: 'a completed',
      startedAt: new Date(started).toISOString(),
      endedAt: new Date(started + 1).toISOString(),
    })
  })
})

it('follows the rules in the database too, whatever is attempted', async () => {
  await fc.assert(
    fc.asyncProperty(attempts, async ({ sizes, tried }) => {
      const model = new TaskModel(sizes)
      const nameOf = (task: number) => `t${task}`
      const steps = sizes.map((_, index) =>
        model.steps.flatMap((step, task) => (step === index + 1 ? [nameOf(task)] : [])),
      )
      const planId = await aPlan(...steps)
      for (const { task, to } of tried) {
        const move = plans.tool.update_task_status(planId, nameOf(task), to, undefined, byManager)
        const refusal = await move.then(
          () => undefined,
          ({ code }) => code,
        )
        expect(refusal).toBe(model.attempt({ task, to }))
      }
      const { status, lastSeq } = await plans.tool.get_plan_status(planId)
      expect(status).toBe(model.planStatus)
      expect(idsOf(await plans.tool.get_ready_tasks(planId))).toEqual(model.workable.map(nameOf))
      const seqs = (await plans.log.readAfter(planId, 0, 1_000)).map(({ seq }) => seq)
      expect(seqs).toEqual(Array.from({ length: lastSeq }, (_, index) => index + 1))
    }),
    { numRuns: 25, seed: 1122 },
  )
}, 60_000)

describe('events', () => {
  it('are numbered per plan from 1, and told as they are stored', async () => {
    const planId = await aPlan(['a'], ['b'])
    await work(planId, 'a')
    await work(planId, 'b')
    const stored = await plans.log.readAfter(planId, 0, 100)
    expect(stored.map(({ seq, kind }) => `${seq} ${kind}`)).toEqual([
      '1 plan-created',
      '2 task-inprogress',
      '3 task-completed',
      '4 step-reached',
      '5 task-inprogress',
      '6 task-completed',
      '7 plan-completed',
    ])
    expect(told).toEqual(stored)
    expect((await plans.log.readAfter(planId, 5, 1)).map(({ seq }) => seq)).toEqual([6])
  })

  it('outlive their plan, and go on when it is created again', async () => {
    const planId = await aPlan(['a'])
    await plans.tool.delete_plan(planId, byManager)
    await expect(plans.tool.get_plan_status(planId)).rejects.toMatchObject({ code: 'plan/not-found' })
    await plans.tool.create_plan_from_structure(planId, aWorkflow(['b']), byManager)
    const kinds = (await plans.log.readAfter(planId, 0, 100)).map(({ seq, kind }) => [seq, kind])
    expect(kinds).toEqual([
      [1, 'plan-created'],
      [2, 'plan-deleted'],
      [3, 'plan-created'],
    ])
  })

  it.each(['update plan_events set actor = actor', 'delete from plan_events', 'truncate plan_events'])(
    'cannot be rewritten: %s',
    async (statement) => {
      await aPlan(['a'])
      await expect(sql.raw(statement).execute(database)).rejects.toThrow('plan_events is append-only')
    },
  )

  it('are not told of a change that was refused', async () => {
    const planId = await aPlan(['a'])
    told = []
    const early = plans.tool.update_task_status(planId, 'a', 'completed', undefined, byManager)
    await expect(early).rejects.toThrow()
    expect(told).toEqual([])
  })
})

describe('a call that comes again', () => {
  it('changes nothing, and answers what is the case', async () => {
    const planId = await aPlan(['a'])
    const start = () =>
      plans.tool.update_task_status(planId, 'a', 'inprogress', undefined, { ...byManager, key: 'run-1/7' })
    const first = await start()
    expect(await start()).toEqual(first)
    expect(await plans.log.lastSeq(planId)).toBe(2)
  })

  it('creates one plan, also when both come at once, and none after it was deleted', async () => {
    const call = { ...byManager, key: 'run-1/1' }
    const create = () => plans.tool.create_plan_from_structure('replayed', aWorkflow(['a']), call)
    await Promise.all([create(), create(), create()])
    expect(await plans.log.lastSeq('replayed')).toBe(1)
    await plans.tool.delete_plan('replayed', byManager)
    await expect(create()).rejects.toMatchObject({ code: 'plan/not-found' })
    await expect(plans.tool.get_plan_status('replayed')).rejects.toMatchObject({ code: 'plan/not-found' })
  })

  it('is refused when its key belongs to another call', async () => {
    const planId = await aPlan(['a', 'b'])
    const start = (taskId: string) =>
      plans.tool.update_task_status(planId, taskId, 'inprogress', undefined, { ...byManager, key: 'k' })
    await start('a')
    await expect(start('b')).rejects.toMatchObject({ code: 'request/key-reused' })
  })
})

describe('many at once', () => {
  it('start a task once, and leave numbers without gaps', async () => {
    const tasks = Array.from({ length: 12 }, (_, index) => `t${index}`)
    const planId = await aPlan(tasks)
    const attempts = tasks.flatMap((task) => [task, task, task])
    const results = await Promise.allSettled(
      attempts.map((task) => plans.tool.update_task_status(planId, task, 'inprogress', undefined, byManager)),
    )
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(12)
    await Promise.all(
      tasks.map((task) => plans.tool.update_task_status(planId, task, 'completed', undefined, byManager)),
    )
    const seqs = (await plans.log.readAfter(planId, 0, 100)).map(({ seq }) => seq)
    expect(seqs).toEqual(Array.from({ length: 26 }, (_, index) => index + 1))
    expect(await plans.tool.get_plan_status(planId)).toMatchObject({ status: 'completed', endedCount: 12 })
  })
})

describe('connections that are cut off', () => {
  it('cost nobody a change, and count none twice', async () => {
    // Three cuts in all: a work goes on after as many, should it be so unlucky as to meet each of them.
    const tasks = Array.from({ length: 8 }, (_, index) => `t${index}`)
    const planId = await aPlan(tasks)
    const cutter = new pg.Client({
      ...clientConfig(environment.postgres.address),
      application_name: 'cutter',
    })
    await cutter.connect()
    let done = 0
    const move = async (task: string, status: 'inprogress' | 'completed') => {
      await plans.tool.update_task_status(planId, task, status, undefined, byManager)
      if (++done % 5 === 0)
        await cutter.query(
          `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'safe-system'`,
        )
    }
    await Promise.all(tasks.map((task) => move(task, 'inprogress').then(() => move(task, 'completed'))))
    await cutter.end()
    expect(await plans.tool.get_plan_status(planId)).toMatchObject({ status: 'completed', lastSeq: 18 })
  }, 30_000)
})

describe('lists', () => {
  it('page through the newest plans, whatever is created in between', async () => {
    const ids = [await aPlan(['a']), await aPlan(['a']), await aPlan(['a'])]
    const first = await plans.reader.list({ limit: 2 })
    await aPlan(['a'])
    expect(first.items.map(({ planId }) => planId)).toEqual([ids[2], ids[1]])
    const second = await plans.reader.list({ limit: 1, cursor: first.next ?? '' })
    expect(second.items.map(({ planId }) => planId)).toEqual([ids[0]])
  })

  it('show what is open for an agent in all plans, and what of it can be worked on', async () => {
    const older = await aPlan(['x:Executor'], ['y:Executor'])
    const newer = await aPlan(['x:Executor'])
    await work(newer, 'x')
    const newest = await aPlan(['x:Executor'])
    const open = await plans.reader.openTasksOf('Executor', 10)
    expect(open.map(({ planId, taskId, workable }) => [planId, taskId, workable])).toEqual([
      [newest, 'x', true],
      [older, 'x', true],
      [older, 'y', false],
    ])
  })
})

describe('the exported file', () => {
  it('shows the plan after the last change and goes with it', async () => {
    const planId = await aPlan(['a'])
    await work(planId, 'a')
    await plans.exporter.settled()
    const file = join(folder, `${planId}.json`)
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(await plans.tool.get_plan_structure(planId))
    await plans.tool.delete_plan(planId, byManager)
    await plans.exporter.settled()
    expect((await readdir(folder)).filter((name) => name.includes(`${planId}.`))).toEqual([])
  })
})
