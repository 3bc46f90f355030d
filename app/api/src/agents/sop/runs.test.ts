import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type Answering,
  type PlanWorld,
  startPlanWorld,
  teamOf,
  watched,
  worldThatAnswers,
} from '../../../test/sop-runs.ts'
import { readText } from '../../features/artifacts/read-text.ts'
import type { World } from '../build.ts'
import type { InlineOptions } from '../inline-steps.ts'
import { ModelError } from '../models/model-error.ts'
import type { Question } from '../steps.ts'
import { openSopTeam } from './open.ts'

let plans: PlanWorld
beforeAll(async () => {
  plans = await startPlanWorld()
})
afterAll(() => plans?.stop())

type TaskFile = Record<string, unknown>
const aTask = (task_id: string, assignee: string, more: TaskFile = {}): TaskFile => ({
  task_id,
  name: `Task ${task_id}`,
  assignee,
  ...more,
})
const anAgent = (name: string, ...tools: string[]) => ({ name, system_message: `You are ${name}.`, tools })

/** One workflow of these steps, and agents A, B and C unless others are given. */
const aTeam = (steps: readonly TaskFile[][], more: Record<string, unknown> = {}) =>
  teamOf({
    name: 'team',
    workflows: [{ name: 'procedure', steps: steps.map((tasks) => ({ tasks })) }],
    agents: [anAgent('A'), anAgent('B'), anAgent('C')],
    ...more,
  })

type RunOptions = InlineOptions & { readonly planId?: string; readonly limits?: Partial<World['limits']> }

async function run(team: ReturnType<typeof aTeam>, answering: Answering, options: RunOptions = {}) {
  const { planId, limits, ...inline } = options
  const runId = randomUUID()
  const { asked, world } = worldThatAnswers(answering)
  const { steps, events } = watched(inline)
  const context = { ...plans.contextOf(runId), ...(planId && { planId }) }
  const outcome = openSopTeam(team, { ...world, limits: { ...world.limits, ...limits } }, context).run(
    'it rains',
    steps,
  )
  const ended = await outcome.then(
    ({ stopReason, messages }) => ({ stopReason, messages, error: undefined }),
    (error: Error) => ({ stopReason: undefined, messages: [], error: error.message }),
  )
  const plan = await plans.plans.tool.get_plan_structure(planId ?? `plan-${runId}`)
  const tasks = plan.steps.flatMap(({ tasks }) => tasks)
  return {
    ...ended,
    asked,
    events,
    plan,
    statuses: Object.fromEntries(tasks.map(({ taskId, status }) => [taskId, status])),
    summaries: Object.fromEntries(tasks.map(({ taskId, resultSummary }) => [taskId, resultSummary])),
    artifact: async (name: string) => readText(await plans.artifacts.managerOf(plan.planId).load_asset(name)),
    said: events.flatMap((event) =>
      event.kind === 'message' && typeof event.message.content === 'string'
        ? [`${event.message.source}: ${event.message.content.split('\n')[0]}`]
        : [],
    ),
  }
}

describe('a run', () => {
  test('does steps in order, agents of a step side by side, and what one agent has by urgency', async () => {
    const team = aTeam([
      [aTask('a1', 'A'), aTask('a2', 'A', { priority: 'critical' }), aTask('b1', 'B')],
      [aTask('c1', 'C')],
    ])
    const waiting = Promise.withResolvers<void>()
    // B is not answered before A has begun its second task: whoever did one after the other would wait for ever.
    const { stopReason, asked, said } = await run(team, async ({ system, last }) => {
      if (system.includes('B')) await waiting.promise
      if (last.includes('Task a1')) waiting.resolve()
      return `done by ${system}`
    })
    expect(stopReason).toBe('Procedure “procedure” is completed: 4 tasks.')
    const order = asked.map(({ last }) => /\[Task\] Task (\w+)/.exec(last)?.[1])
    expect(order.indexOf('a2')).toBeLessThan(order.indexOf('a1'))
    expect(order.at(-1)).toBe('c1')
    expect(said.filter((line) => line.startsWith('Manager'))).toEqual([
      'Manager: Step 1, “1”: Task a2 (A), Task a1 (A), Task b1 (B)',
      'Manager: Step 2, “2”: Task c1 (C)',
      'Manager: Procedure “procedure” is completed: 4 tasks.',
    ])
  })

  test('takes the global procedure when the model makes no sense', async () => {
    const steps = [{ tasks: [aTask('t', 'A')] }]
    const workflows = [
      { name: 'one', steps },
      { name: 'usual', is_global: true, steps },
    ]
    const { plan } = await run(aTeam([], { workflows }), () => '哈哈 {"workflow": 7')
    expect(plan.name).toBe('usual')
  })

  test('takes it, too, when the model for the choice cannot be reached', async () => {
    const steps = [{ tasks: [aTask('t', 'A')] }]
    const workflows = [
      { name: 'first', steps },
      { name: 'second', steps },
    ]
    const { plan } = await run(aTeam([], { workflows }), ({ last }) => {
      if (last.includes('[Procedures]')) throw new ModelError('unavailable', 'gone')
      return 'done'
    })
    expect(plan.name).toBe('first')
  })

  test('goes on with a plan that another run left behind', async () => {
    const team = aTeam([[aTask('a', 'A')], [aTask('b', 'B')]])
    let stop = false
    const first = await run(
      team,
      () => {
        stop = true
        return 'done'
      },
      { stopRequested: () => stop },
    )
    expect(first.stopReason).toBe('Stopped as asked; the plan is kept and can be gone on with.')
    expect(first.statuses).toEqual({ a: 'completed', b: 'ready' })

    const second = await run(team, () => 'done', { planId: first.plan.planId })
    expect(second.asked).toHaveLength(1)
    expect(second.statuses).toEqual({ a: 'completed', b: 'completed' })
  })

  test('that is cancelled ends at once and leaves its task as one to go on with', async () => {
    const team = aTeam([[aTask('a', 'A')]])
    const cancel = new AbortController()
    const hung: Answering = (_, signal) =>
      new Promise((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason))
        cancel.abort(new Error('cancelled by a person'))
      })
    const first = await run(team, hung, { signal: cancel.signal })
    expect(first.error).toBe('cancelled by a person')
    expect(first.statuses).toEqual({ a: 'inprogress' })
    const second = await run(team, () => 'done', { planId: first.plan.planId })
    expect(second.statuses).toEqual({ a: 'completed' })
  })
})

describe('a task', () => {
  test('is given what it reads, and leaves its answer behind as what it is to write', async () => {
    const team = aTeam([
      [aTask('a', 'A', { outputs: ['report'] })],
      [aTask('b', 'B', { inputs: ['report'] })],
    ])
    const { asked, artifact } = await run(team, ({ system }) =>
      system.includes('A') ? 'Water rises.' : 'done',
    )
    expect(await artifact('report')).toBe('Water rises.')
    expect(asked.at(-1)?.last).toContain('[Input: report]\nWater rises.')
  })

  test('is reminded once of what it did not save, and fails when it saves nothing then', async () => {
    const team = aTeam([[aTask('a', 'A', { outputs: ['one', 'two'] })]], {
      agents: [anAgent('A', 'ArtifactManager')],
    })
    const { error, statuses, asked } = await run(team, () => 'I have saved everything.')
    expect(error).toBe('Task “Task a” failed: Not written: one, two.')
    expect(asked).toHaveLength(2)
    expect(statuses).toEqual({ a: 'error' })
  })

  test('that fails lets the others of its step end, and the rest is not attempted', async () => {
    const team = aTeam([[aTask('a', 'A'), aTask('b', 'B')], [aTask('c', 'C')]])
    const { error, statuses, summaries, plan } = await run(team, ({ system }) => {
      if (system.includes('A')) throw new ModelError('unauthorized', 'The key was not accepted.')
      return 'done'
    })
    expect(error).toBe('Task “Task a” failed: The key was not accepted.')
    expect(statuses).toEqual({ a: 'error', b: 'completed', c: 'skipped' })
    expect(summaries.c).toBe('Not attempted: Task “Task a” failed: The key was not accepted.')
    expect(plan.status).toBe('error')
  })

  test('that takes too long fails, whatever its model and tools are at', async () => {
    const team = aTeam([[aTask('a', 'A', { timeout: 1 })]])
    const { error } = await run(team, () => new Promise(() => {}))
    expect(error).toBe('Task “Task a” failed: The task took longer than its 1 s.')
  })

  test('that goes round in circles ends with the turns of the run', async () => {
    const team = aTeam([[aTask('a', 'A'), aTask('b', 'B')]], {
      max_turns: 9,
      agents: [anAgent('A', 'calculator'), anAgent('B')],
    })
    const { error, asked, statuses } = await run(team, ({ system }) =>
      system.includes('A') ? [['calculator', { a: 1, b: 1, operator: '+' }]] : 'done',
    )
    expect(error).toBe('Task “Task a” failed: The run has used up its turns (max_turns: 9).')
    expect(asked.length).toBeLessThanOrEqual(9)
    expect(statuses).toEqual({ a: 'error', b: 'completed' })
  })

  test('with an empty answer is asked again, and fails on another', async () => {
    const { error, asked } = await run(aTeam([[aTask('a', 'A')]]), () => ' ')
    expect(error).toBe('Task “Task a” failed: The model gave no answer.')
    expect(asked).toHaveLength(2)
  })

  test('whose tools fail tells the model why, and can still be done', async () => {
    const team = aTeam([[aTask('a', 'A')]], { agents: [anAgent('A', 'ArtifactManager')] })
    const { stopReason, events } = await run(team, ({ messages }) =>
      messages.length > 2
        ? 'There is nothing, so be it.'
        : [
            ['load_asset', { name: 'nothing' }],
            ['save_asset', { name: '../etc', content: 'x' }],
            ['fly', {}],
          ],
    )
    expect(stopReason).toContain('completed')
    const results = events.flatMap((event) => (event.kind === 'tool-called' ? [event.result.content] : []))
    expect(results).toEqual([
      'There is no such artifact or version in the plan.',
      expect.stringContaining('name must be letters'),
      "Error: tool 'fly' not found in any workbench",
    ])
  })

  test('for somebody the plan knows and the team does not fails by name', async () => {
    const planId = `foreign-${randomUUID()}`
    const structure = {
      name: 'foreign',
      steps: [{ tasks: [{ task_id: 't', name: 'T', assignee: 'Nobody' }] }],
    }
    await plans.plans.tool.create_plan_from_structure(planId, structure, { actor: 'person' })
    const { error } = await run(aTeam([[aTask('a', 'A')]]), () => 'done', { planId })
    expect(error).toBe('Task “T” failed: The team has no agent Nobody.')
  })
})

describe('an approval', () => {
  const team = aTeam([[aTask('a', 'A', { outputs: ['plan'], approval: 'commander' })], [aTask('b', 'B')]])
  const writes: Answering = ({ last }) => (last.includes('wants this changed') ? `changed: ${last}` : 'draft')

  test('that is given lets the run go on', async () => {
    const questions: Question[] = []
    const { statuses, summaries } = await run(team, writes, {
      ask: async (question) => {
        questions.push(question)
        return { text: '批准', by: 'Zhang' }
      },
    })
    expect(questions).toEqual([
      {
        source: 'A',
        prompt: expect.stringMatching(/approve: .*amend: .*reject: .*## plan\n\ndraft/s),
        choices: ['approve', 'amend', 'reject'],
        role: 'commander',
      },
    ])
    expect(statuses).toEqual({ a: 'completed', b: 'completed' })
    expect(summaries.a).toBe('Approved by Zhang.\ndraft')
  })

  test('that is refused ends the run in good order, with the reason', async () => {
    const { stopReason, statuses, plan } = await run(team, writes, {
      ask: async () => ({ text: 'reject: too late', by: 'Zhang' }),
    })
    expect(stopReason).toBe('Task “Task a” was rejected by Zhang: too late')
    expect(statuses).toEqual({ a: 'error', b: 'skipped' })
    expect(plan.status).toBe('error')
  })

  test.each([
    ['in one go', ['amend: earlier', 'approve']],
    ['when asked what', ['amend', 'earlier', 'approve']],
    ['by somebody who chose nothing', ['earlier', 'approve']],
  ])('with a change, said %s, is asked for again once it was changed', async (_, answers) => {
    const left = [...answers]
    const { statuses, artifact, summaries } = await run(team, writes, {
      ask: async () => ({ text: left.shift() ?? 'reject', by: 'Zhang' }),
    })
    expect(statuses).toEqual({ a: 'completed', b: 'completed' })
    expect(await artifact('plan')).toMatch(/^changed: Zhang wants this changed:\n\nearlier/)
    expect(summaries.a).toContain('Approved by Zhang.')
  })
})

describe('collaboration', () => {
  const agents = ['A', 'B', 'C', 'D'].map((name) => anAgent(name, 'RequestCollaboration'))
  const team = aTeam([[aTask('a', 'A')]], { agents })
  const ask = (agent: string) => [['request_collaboration', { agent, task: `help, ${agent}` }]] as const
  const results = ({ events }: Awaited<ReturnType<typeof run>>) =>
    events.flatMap((event) => (event.kind === 'tool-called' ? [event.result.content] : []))
  const wasAnswered = (messages: readonly { type: string }[]) =>
    messages.some(({ type }) => type === 'FunctionExecutionResultMessage')

  test('gets an answer from another agent, which is seen', async () => {
    const ran = await run(team, ({ system, messages }) => {
      if (system.includes('B')) return 'seven'
      return wasAnswered(messages) ? 'B says seven' : ask('B')
    })
    expect(results(ran)).toEqual(['seven'])
    expect(ran.said).toEqual(expect.arrayContaining(['A: → B', 'B: seven', 'A: B says seven']))
    expect(ran.messages.some(({ source }) => source === 'B')).toBe(true)
  })

  test('is refused in circles, with strangers and beyond its depth', async () => {
    const next: Record<string, readonly string[]> = { A: ['B'], B: ['A', 'Nobody', 'C'], C: ['D'] }
    const ran = await run(team, ({ system, messages }) => {
      const name = system.at(-2) ?? ''
      if (wasAnswered(messages)) return `${name} is done`
      return (next[name] ?? []).flatMap(ask)
    })
    expect(results(ran)).toEqual([
      'No more than 3 agents may wait for each other. Answer by yourself.',
      'A is waiting for this answer: A → B → A. Answer by yourself.',
      'There is no agent Nobody; the agents are A, B, C, D.',
      'C is done',
      'B is done',
    ])
  })
})

describe('the Plan Tool in the hands of an agent', () => {
  const team = aTeam([[aTask('a', 'A')], [aTask('b', 'B')]], {
    agents: [anAgent('A', 'PlanTool'), anAgent('B')],
  })
  const calling =
    (...calls: [string, object][]): Answering =>
    ({ system, messages }) =>
      system.includes('A') && messages.length === 2
        ? calls.map(([name, given]) => [name, { plan_id: planId(messages), ...given }] as const)
        : 'done'
  const planId = (messages: readonly { content: unknown }[]) =>
    /plan (plan-[\w-]+)/.exec(String(messages[1]?.content))?.[1] ?? ''

  test('reads, and leaves the plan of the run to the Manager', async () => {
    const { events, statuses, plan } = await run(
      team,
      calling(
        ['get_ready_tasks', {}],
        ['update_task_status', { task_id: 'a', status: 'completed' }],
        ['update_task_status', { task_id: 'b', status: 'inprogress' }],
        ['delete_plan', {}],
      ),
    )
    const results = events.flatMap((event) => (event.kind === 'tool-called' ? [event.result.content] : []))
    expect(results).toEqual([
      '[]',
      expect.stringContaining('once your answer is accepted'),
      'Your task is a; b is not yours.',
      `${plan.planId} is not a plan that you made.`,
    ])
    expect(statuses).toEqual({ a: 'completed', b: 'completed' })
  })

  test('says that a task failed, or is not needed', async () => {
    const failing = calling([
      'update_task_status',
      { task_id: 'a', status: 'error', result_summary: 'no boats' },
    ])
    expect(await run(team, failing)).toMatchObject({
      error: 'Task “Task a” failed: no boats',
      statuses: { a: 'error', b: 'skipped' },
    })
    const skipping = calling(['update_task_status', { task_id: 'a', status: 'skipped' }])
    expect(await run(team, skipping)).toMatchObject({ statuses: { a: 'skipped', b: 'completed' } })
  })
})
