import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts'
import { CountingModel } from '../../../test/counting-model.ts'
import { eventually } from '../../../test/processes.ts'
import { aModel, anAgent, aTeam } from '../../agents/components/test-team.ts'
import { usualModel } from '../../agents/models/usual-model.ts'
import type { Comparison, Question, Run, RunPage, UsageList } from './schema.ts'
import type { RunStatus } from './states.ts'

let test: TestApp
let operator: Caller
let model: CountingModel
let teamId: string
let askingId: string

/** As many runs are at work at once, too. */
const AGENTS = 10
const conditions = 'autogen_agentchat.conditions'
const after = (max_messages: number) => ({
  ...{ provider: `${conditions}.MaxMessageTermination`, component_type: 'termination', version: 1 },
  ...{ component_version: 1, config: { max_messages } },
})
const aPerson = (name: string) => ({
  ...{ provider: 'autogen_agentchat.agents.UserProxyAgent', component_type: 'agent', version: 1 },
  ...{ component_version: 1, config: { name, description: 'A person.' } },
})

beforeAll(async () => {
  model = new CountingModel()
  const baseUrl = await model.listen()
  test = await startTestApp({
    worker: {
      ...{ agents: AGENTS, mcpCommands: [], beatMs: 100 },
      endpoint: { baseUrl, usualModel: usualModel({ name: 'counting', baseUrl }) },
      limits: { runSeconds: 600, turnSeconds: 300, lingerMs: 50 },
    },
  })
  operator = await test.as('operator')
  teamId = await saved(aTeam([speaker('a'), speaker('b')], { name: 'Desk', termination_condition: after(5) }))
  askingId = await saved(
    aTeam([speaker('a'), aPerson('chief'), speaker('b')], {
      name: 'Asking',
      termination_condition: after(4),
    }),
  )
}, 60_000)
afterAll(async () => {
  await test.stop()
  await model.close()
})
beforeEach(() => {
  model.beforeAnswer = () => {}
})

function speaker(name: string) {
  return anAgent(name, { model_client: aModel({ model: 'deepseek-flash' }) })
}

async function saved(content: unknown): Promise<string> {
  const answer = await post(operator, '/api/teams', { content: JSON.stringify(content) })
  if (answer.statusCode !== 201) throw new Error(answer.body)
  return answer.json().id
}

function post(caller: Caller, url: string, payload: object = {}) {
  return caller.inject({ method: 'POST', url, payload, headers: { 'accept-language': 'en' } })
}

async function get<T>(url: string): Promise<T> {
  const answer = await operator.inject(url)
  if (answer.statusCode !== 200) throw new Error(answer.body)
  return answer.json()
}

async function order(more: object = {}): Promise<Run> {
  const answer = await post(operator, '/api/runs', { teamId, task: 'Watch the river.', ...more })
  expect(answer.statusCode).toBe(202)
  return answer.json()
}

/** The run, once it has come to this status. */
function until(id: string, status: RunStatus): Promise<Run> {
  return eventually(async () => {
    const run = await get<Run>(`/api/runs/${id}`)
    if (run.status !== status) throw new Error(`The run is ${run.status}: ${run.stopReason}`)
    return run
  }, 20_000)
}

interface Event {
  readonly seq: number
  readonly kind: string
  readonly payload: {
    readonly step?: number
    readonly message?: { readonly source: string; readonly content: string }
  }
}
const eventsOf = async (id: string) => (await get<{ items: Event[] }>(`/api/runs/${id}/events`)).items
const saidIn = async (id: string) =>
  (await eventsOf(id)).flatMap(({ payload: { message } }) =>
    message ? [`${message.source}: ${message.content}`] : [],
  )

describe('a run', () => {
  it('is ordered, worked on, and told with all its calls and what they cost', async () => {
    const { id } = await order()
    const run = await until(id, 'completed')
    expect(run).toMatchObject({
      ...{ teamName: 'Desk', version: 1, createdBy: 'operator', messages: 5, attempts: 1, worker: null },
      usage: { calls: 4, promptTokens: 40, completionTokens: 8 },
    })
    expect(run.usage.cost).toBeGreaterThan(0)
    const events = await eventsOf(id)
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1))
    const call = events.find(({ kind }) => kind === 'model-called')
    const { detail } = await get<{
      detail: { request: { messages: object[] }; answer: { content: string } }
    }>(`/api/runs/${id}/events/${call?.seq}`)
    expect(detail.request.messages).toMatchObject([{ content: 'Watch the river.' }])
    expect(detail.answer.content).toMatch(/^said /)
    // What it had been asked before is kept once, and shown each time.
    const last = events.findLast(({ kind }) => kind === 'model-called')
    const whole = await get<{ detail: { request: { messages: { content: string }[] } } }>(
      `/api/runs/${id}/events/${last?.seq}`,
    )
    const heard = whole.detail.request.messages.map(({ content }) => content)
    expect(heard).toEqual((await saidIn(id)).slice(0, 4).map((line) => line.replace(/^\w+: /, '')))
    expect(whole.detail.request).not.toHaveProperty('continues')
  })

  it('that is ordered twice under one id is one run', async () => {
    const id = crypto.randomUUID()
    await order({ id })
    await order({ id })
    await until(id, 'completed')
    expect((await eventsOf(id)).filter(({ kind }) => kind === 'run-started')).toHaveLength(1)
  })

  it('is found by its team, its status and what was said in it', async () => {
    const { id } = await order({ task: 'Count the 100% _sandbags_ at the dyke.' })
    await until(id, 'completed')
    const line = (await saidIn(id)).at(-1)?.replace('b: ', '') ?? ''
    for (const search of ['_sandbags_', '100% _', line]) {
      const { items } = await get<RunPage>(`/api/runs?search=${encodeURIComponent(search)}`)
      expect(items.map((run) => run.id)).toEqual([id])
    }
    const { items, next } = await get<RunPage>(`/api/runs?team=${teamId}&status=completed&limit=1`)
    expect(items).toHaveLength(1)
    const { items: older } = await get<RunPage>(`/api/runs?team=${teamId}&limit=1&before=${next}`)
    expect(older[0]?.id).not.toBe(items[0]?.id)
  })

  it('is cancelled once and for all', async () => {
    model.beforeAnswer = ({ brokenOff }) => brokenOff
    const { id } = await order()
    await until(id, 'running')
    expect((await post(operator, `/api/runs/${id}/cancel`)).json()).toMatchObject({
      ...{ status: 'cancelled', stopCode: 'cancelled', stopReason: 'Cancelled by operator.' },
    })
    expect((await post(operator, `/api/runs/${id}/cancel`)).statusCode).toBe(200)
    expect((await post(operator, `/api/runs/${id}/stop`)).json()).toMatchObject({ code: 'run/ended' })
  })

  it('that waits for its turn is shown with its place in the queue and what it waits for', async () => {
    model.beforeAnswer = ({ brokenOff }) => brokenOff
    const ids = (await Promise.all(Array.from({ length: AGENTS + 2 }, () => order()))).map(({ id }) => id)
    const waiting = await eventually(async () => {
      const { items } = await get<RunPage>(`/api/runs?team=${teamId}&limit=${ids.length}`)
      const waiting = items.filter(({ wait }) => wait !== null)
      if (items.some(({ status, wait }) => status !== 'running' && !wait))
        throw new Error('Some are on their way.')
      if (waiting.length > ids.length - AGENTS) throw new Error('Others are still at work.')
      return waiting
    }, 20_000)
    const inOrder = waiting.toReversed().map(({ wait }) => wait)
    expect(inOrder).toEqual(
      waiting.map((_, index) => ({ reason: 'place', position: index + 1, until: null })),
    )
    expect((await get<Run>(`/api/runs/${waiting[0]?.id}`)).wait).toEqual(waiting[0]?.wait)
    for (const id of ids) await post(operator, `/api/runs/${id}/cancel`)
  })

  it('of a team, or under an id, that there is not is not found', async () => {
    const nobody = crypto.randomUUID()
    expect((await post(operator, '/api/runs', { teamId: nobody, task: 'x' })).json().code).toBe(
      'team/not-found',
    )
    expect((await operator.inject(`/api/runs/${nobody}`)).json().code).toBe('run/not-found')
    expect((await post(operator, `/api/runs/${nobody}/cancel`)).json().code).toBe('run/not-found')
  })
})

describe('a run that has been', () => {
  it('is run again, with another task if need be, and compared turn by turn', async () => {
    const { id } = await order({ task: 'Once.' })
    await until(id, 'completed')
    const again: Run = (await post(operator, `/api/runs/${id}/rerun`)).json()
    const other: Run = (await post(operator, `/api/runs/${id}/rerun`, { task: 'Twice.' })).json()
    await until(again.id, 'completed')
    await until(other.id, 'completed')
    const same = await get<Comparison>(`/api/runs/compare?a=${id}&b=${again.id}`)
    expect(same).toMatchObject({ firstDifference: null, a: { id }, b: { id: again.id } })
    expect(same.turns).toHaveLength(5)
    const different = await get<Comparison>(`/api/runs/compare?a=${id}&b=${other.id}`)
    expect(different).toMatchObject({ firstDifference: 0 })
  })

  it('is forked from a step on, and asks its model nothing that it knows', async () => {
    const { id } = await order({ task: 'To be forked.' })
    await until(id, 'completed')
    const before = await saidIn(id)
    const calls = model.calls.length
    const second = (await eventsOf(id)).findLast(
      ({ payload }) => payload.message?.content === before[2]?.slice(3),
    )
    const { step } = second?.payload ?? {}
    const fork: Run = (await post(operator, `/api/runs/${id}/fork`, { step, task: 'Forked.' })).json()
    expect(fork).toMatchObject({ forkedFrom: { runId: id, step: 2 }, task: 'Forked.', status: 'queued' })
    const run = await until(fork.id, 'completed')
    expect(model.calls.length - calls).toBe(2)
    expect(run.usage.calls).toBe(2)
    const after = await saidIn(fork.id)
    expect(after.slice(0, 3)).toEqual(before.slice(0, 3))
    expect(after).toHaveLength(before.length)
    expect(after[4]).not.toBe(before[4])
    expect((await post(operator, `/api/runs/${id}/fork`, { step: 99 })).json().code).toBe(
      'run/step-not-reached',
    )
  })

  it('is not forked where it was given a plan, which has gone on', async () => {
    const general = readFileSync(join(import.meta.dirname, '../../../../teams/general.team.yaml'), 'utf8')
    const { id: team } = (await post(operator, '/api/teams', { content: general })).json()
    const task = { task_id: 'one', name: 'Look', assignee: 'anybody' }
    const structure = { name: 'Given', steps: [{ tasks: [task] }] }
    await post(operator, '/api/plans', { planId: 'given', structure })
    const { id } = await order({ teamId: team, planId: 'given' })
    expect((await post(operator, `/api/runs/${id}/fork`, { step: 0 })).json().code).toBe('run/has-plan')
    await post(operator, `/api/runs/${id}/cancel`)
  })
})

describe('a question', () => {
  async function asked(): Promise<Question> {
    const { id } = await order({ teamId: askingId, task: crypto.randomUUID() })
    await until(id, 'waiting')
    const { items } = await get<{ items: Question[] }>(`/api/questions?run=${id}`)
    if (!items[0]) throw new Error('Nothing was asked.')
    return items[0]
  }

  it('is open until somebody answers it, once', async () => {
    const question = await asked()
    const open = await get<{ items: Question[] }>('/api/questions')
    expect(open.items.map(({ id }) => id)).toContain(question.id)
    const url = `/api/runs/${question.runId}/answers`
    const answered = await post(operator, url, { question: question.id, text: 'Open the gate.' })
    expect(answered.json()).toMatchObject({ answer: 'Open the gate.', answeredBy: 'operator' })
    expect((await post(operator, url, { question: question.id, text: 'Open the gate.' })).statusCode).toBe(
      200,
    )
    const late = await post(await test.as('commander'), url, { question: question.id, text: 'Shut it.' })
    expect(late.json()).toMatchObject({ code: 'question/answered' })
    await until(question.runId, 'completed')
    expect(await saidIn(question.runId)).toContain('chief: Open the gate.')
  })

  it('of another run, and one that a viewer answers, is refused', async () => {
    const question = await asked()
    const viewer = await test.as('viewer')
    const text = { question: question.id, text: 'x' }
    expect((await post(viewer, `/api/runs/${question.runId}/answers`, text)).statusCode).toBe(403)
    expect((await post(operator, `/api/runs/${crypto.randomUUID()}/answers`, text)).json().code).toBe(
      'question/not-found',
    )
    await post(operator, `/api/runs/${question.runId}/stop`)
    expect(await get<Run>(`/api/runs/${question.runId}`)).toMatchObject({ status: 'cancelled' })
    expect((await post(operator, `/api/runs/${question.runId}/answers`, text)).json().code).toBe('run/ended')
  })
})

describe('what runs use', () => {
  it('is summed by team, agent and day', async () => {
    await until((await order()).id, 'completed')
    const by = (what: string) => get<UsageList>(`/api/usage?by=${what}`)
    const [teams, agents, days] = await Promise.all([by('team'), by('agent'), by('day')])
    expect(teams.items.find(({ key }) => key === teamId)).toMatchObject({ name: 'Desk', unpricedCalls: 0 })
    expect(agents.items.map(({ key }) => key).toSorted()).toEqual(['a', 'b'])
    const total = ({ items }: UsageList) => items.reduce((sum, { calls }) => sum + calls, 0)
    expect(total(teams)).toBe(total(agents))
    expect(total(days)).toBe(total(agents))
    expect(await get<UsageList>('/api/usage?by=day&from=2001-01-01&to=2001-01-02')).toEqual({ items: [] })
  })

  it('is told to Prometheus', async () => {
    await until((await order()).id, 'completed')
    const { body } = await test.app.inject('/metrics')
    expect(body).toMatch(/^model_tokens_total\{model="deepseek-flash",kind="prompt"\} \d+$/m)
    expect(body).toMatch(/^runs_ended_total\{status="completed",code=""\} \d+$/m)
    expect(body).toMatch(/^runs_open\{status="queued"\} \d+$/m)
    expect(body).toMatch(/^runs_waiting\{reason="team"\} 0$/m)
    expect(body).toMatch(/^agents_at_work 0$/m)
    expect(body).toMatch(/^agent_turn_duration_seconds_count \d+$/m)
    expect(body).toMatch(/^agent_messages_total [1-9]\d*$/m)
    expect(body).toMatch(/^model_call_duration_seconds_count\{model="deepseek-flash"\} [1-9]\d*$/m)
    expect(body).toMatch(/^run_wait_seconds_count [1-9]\d*$/m)
    expect(body).toMatch(/^run_duration_seconds_count\{status="completed"\} [1-9]\d*$/m)
    expect(body).toMatch(/^runs_oldest_queued_seconds \d/m)
  })
})
