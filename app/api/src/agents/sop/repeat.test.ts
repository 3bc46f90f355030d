import { randomUUID } from 'node:crypto'
import pLimit from 'p-limit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Journal, JournalSteps } from '../../../test/journal-steps.ts'
import {
  type Answering,
  type PlanWorld,
  startPlanWorld,
  teamOf,
  worldThatAnswers,
} from '../../../test/sop-runs.ts'
import type { Answer, Question } from '../steps.ts'
import { openSopTeam } from './open.ts'

/** They wait for PostgreSQL most of the time. */
const SIDE_BY_SIDE = 8

let plans: PlanWorld
beforeAll(async () => {
  plans = await startPlanWorld()
})
afterAll(() => plans?.stop())

const team = teamOf({
  name: '值守组',
  base_prompt: '规则',
  workflows: [
    {
      name: '值守',
      steps: [
        {
          tasks: [
            { task_id: 'look', name: '看', assignee: 'A', outputs: ['见闻'] },
            { task_id: 'count', name: '数', assignee: 'B', outputs: ['数目'] },
          ],
        },
        {
          tasks: [
            {
              task_id: 'advise',
              name: '议',
              assignee: 'C',
              inputs: ['见闻', '数目'],
              outputs: ['建议'],
              approval: 'commander',
              timeout: 60,
            },
          ],
        },
      ],
    },
    { name: '其他', steps: [{ tasks: [{ task_id: 'none', name: '无', assignee: 'A' }] }] },
  ],
  agents: [
    { name: 'A', system_message: '我是甲', tools: ['ArtifactManager'] },
    { name: 'B', system_message: '我是乙' },
    { name: 'C', system_message: '我是丙', tools: ['ArtifactManager', 'PlanTool', 'RequestCollaboration'] },
  ],
})

/** Everything an agent can do: saves, asks another, makes a plan of its own, changes what a person wants changed. */
const answeringIn =
  (runId: string): Answering =>
  ({ system, last, messages }) => {
    const said = messages.map(({ content }) => JSON.stringify(content)).join('\n')
    if (last.includes('【可选流程】')) return '{"workflow": "值守"}'
    if (last.includes('请求你协助')) return '三处'
    if (system.includes('乙')) return '七个'
    if (system.includes('甲'))
      return said.includes('call_') ? '看完了' : [['save_asset', { name: '见闻', content: '水涨' }]]
    if (said.includes('第二稿')) return '按意见改好了'
    if (last.includes('要求修改')) return [['save_asset', { name: '建议', content: '第二稿' }]]
    if (said.includes('第一稿')) return '写好了'
    if (said.includes('三处'))
      return [
        ['save_asset', { name: '建议', content: '第一稿' }],
        ['create_plan_from_structure', { plan_id: `further-${runId}`, structure: further }],
      ]
    return [['request_collaboration', { agent: 'B', task: '几处？' }]]
  }
const further = { name: '后续', steps: [{ tasks: [{ task_id: 't', name: 'T', assignee: 'C' }] }] }

/** First wants it otherwise, then takes it. */
const commander = async ({ prompt }: Question): Promise<Answer> =>
  prompt.includes('第二稿') ? { text: 'approve', by: '指挥' } : { text: 'amend 写短些', by: '指挥' }

/** Works until the journal dies, with which the process does. */
async function work(runId: string, journal: Journal): Promise<string> {
  const process = new AbortController()
  const { world } = worldThatAnswers(answeringIn(runId))
  if (journal instanceof DyingJournal) journal.onDeath = () => process.abort(new Error('killed'))
  const steps = new JournalSteps(journal, { signal: process.signal, ask: commander })
  const { stopReason } = await openSopTeam(team, world, plans.contextOf(runId)).run('水位上涨', steps)
  return stopReason
}

/** Keeps so many steps; what the next one did is done, but nobody knows of it. */
class DyingJournal extends Map<string, string> {
  onDeath = () => {}
  readonly #kept: number

  constructor(kept: number) {
    super()
    this.#kept = kept
  }

  override set(key: string, value: string): this {
    if (this.size < this.#kept) return super.set(key, value)
    this.onDeath()
    throw new Error('killed')
  }
}

/** What is left of a run: how its tasks ended, every version of every artifact, every event. */
async function remains(runId: string) {
  const planId = `plan-${runId}`
  const { tool, log } = plans.plans
  const { status, steps } = await tool.get_plan_structure(planId)
  const artifacts = await plans.artifacts.service.list(planId)
  const events = await log.readAfter(planId, 0, 1000)
  return {
    status,
    tasks: steps.flatMap(({ tasks }) => tasks.map(({ taskId, status }) => `${taskId} ${status}`)),
    artifacts: artifacts.map(({ name, version, sha256 }) => [name, version, sha256]),
    events: events.map(({ kind }) => kind).toSorted(),
    further: (await tool.get_plan_status(`further-${runId}`)).status,
  }
}

test('a run whose process is killed after any of its steps goes on, and leaves behind what one does that was not', async () => {
  const first = randomUUID()
  const whole: Journal = new Map()
  const stopReason = await work(first, whole)
  const expected = await remains(first)
  expect(stopReason).toBe('流程「值守」已完成，共 3 项任务。')
  expect(expected).toMatchObject({
    status: 'completed',
    tasks: ['look completed', 'count completed', 'advise completed'],
    further: 'ready',
  })
  expect(expected.artifacts.map(([name, version]) => `${name} ${version}`).toSorted()).toEqual([
    '建议 2',
    '数目 1',
    '见闻 1',
  ])

  const killedAfter = async (kept: number) => {
    const runId = randomUUID()
    const journal = new DyingJournal(kept)
    await expect(work(runId, journal), `killed after ${kept} steps`).rejects.toThrow('killed')
    expect(await work(runId, new Map(journal)), `killed after ${kept} steps`).toBe(stopReason)
    expect(await remains(runId), `killed after ${kept} steps`).toEqual(expected)
  }
  expect(whole.size).toBeGreaterThan(40)
  const limit = pLimit(SIDE_BY_SIDE)
  await Promise.all([...whole.keys()].map((_, kept) => limit(killedAfter, kept)))
}, 120_000)

test('a run that is forked from another between two steps of the plan has a plan of its own, and leaves the other alone', async () => {
  const origin = randomUUID()
  const whole: Journal = new Map()
  const stopReason = await work(origin, whole)
  const expected = await remains(origin)
  // What branches did within them is not taken over, only what came of them.
  const taken = [...whole].filter(([key]) => !key.includes('/'))
  const steps = taken.map(([key]) => key.split(' ')[1])
  const planMade = steps.indexOf('plan:create') + 1
  const firstStepDone = Math.max(steps.indexOf('agent:A'), steps.indexOf('agent:B')) + 1

  for (const kept of [0, planMade, firstStepDone, firstStepDone + 1]) {
    const runId = randomUUID()
    expect(await work(runId, new Map(taken.slice(0, kept))), `forked after ${steps[kept - 1]}`).toBe(
      stopReason,
    )
    const { events, ...forked } = await remains(runId)
    const { events: _, ...wanted } = expected
    expect(forked, `forked after ${steps[kept - 1]}`).toEqual(wanted)
    expect(events).toContain('plan-completed')
  }
  expect(await remains(origin)).toEqual(expected)
})
