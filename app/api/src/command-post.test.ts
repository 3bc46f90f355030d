import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Caller, startTestApp, type TestApp } from '../test/app.ts'
import { aWorkflow } from '../test/plans.ts'
import type { Artifact } from './features/artifacts/schema.ts'
import type { Emergency, Proposal } from './features/emergencies/schema.ts'
import type { PlanWithSteps } from './features/plans/schema.ts'

let test: TestApp
let operator: Caller
let commander: Caller

beforeAll(async () => {
  test = await startTestApp()
  operator = await test.as('operator')
  commander = await test.as('commander')
}, 60_000)
afterAll(() => test?.stop())

const flood = { type: 'flood', severity: 'high', place: '清远', description: '石角站超警 0.2 m。' }

async function anEmergency(): Promise<Emergency> {
  const answer = await operator.inject({ method: 'POST', url: '/api/emergencies', payload: flood })
  expect(answer.statusCode).toBe(201)
  return answer.json()
}

let count = 0
async function aPlan(emergencyId?: string): Promise<PlanWithSteps> {
  const payload = { planId: `response-${++count}`, structure: aWorkflow(['assess'], ['decide']), emergencyId }
  const answer = await operator.inject({ method: 'POST', url: '/api/plans', payload })
  expect(answer.statusCode).toBe(201)
  expect(answer.headers.location).toBe(`/api/plans/${payload.planId}`)
  return answer.json()
}

async function anArtifact(planId: string, content: string, name = '行动方案'): Promise<Artifact> {
  const answer = await operator.inject({
    method: 'PUT',
    url: `/api/plans/${planId}/artifacts/${encodeURIComponent(name)}`,
    headers: { 'content-type': 'text/markdown' },
    payload: content,
  })
  expect(answer.statusCode).toBe(201)
  return answer.json()
}

async function aProposal(): Promise<Proposal> {
  const { id } = await anEmergency()
  const { planId } = await aPlan(id)
  await anArtifact(planId, '# 转移下游两村\n')
  const payload = { planId, artifact: '行动方案', summary: '转移下游两村 1,200 人。' }
  const answer = await operator.inject({ method: 'POST', url: `/api/emergencies/${id}/proposals`, payload })
  expect(answer.statusCode).toBe(201)
  return answer.json()
}

const decide = ({ id, emergencyId }: Proposal, payload: object, by = commander) =>
  by.inject({ method: 'PUT', url: `/api/emergencies/${emergencyId}/proposals/${id}/decision`, payload })

const kindsIn = async (url: string) => {
  const { items } = (await operator.inject(url)).json<{ items: { seq: number; kind: string }[] }>()
  return items.map(({ seq, kind }) => `${seq} ${kind}`)
}

describe('a plan', () => {
  it('is worked through over HTTP, and tells what happened', async () => {
    const { planId } = await aPlan()
    const move = (task: string, status: string) =>
      operator.inject({ method: 'PATCH', url: `/api/plans/${planId}/tasks/${task}`, payload: { status } })
    expect((await move('decide', 'inprogress')).json()).toMatchObject({ code: 'task/step-not-reached' })
    for (const task of ['assess', 'decide'])
      for (const status of ['inprogress', 'completed'])
        expect((await move(task, status)).json()).toMatchObject({ taskId: task, status })
    expect((await operator.inject(`/api/plans/${planId}`)).json()).toMatchObject({ status: 'completed' })
    expect(await kindsIn(`/api/plans/${planId}/events?after=5`)).toEqual([
      '6 task-completed',
      '7 plan-completed',
    ])
  })

  it('is found by what it answers, and listed with its open tasks', async () => {
    const { id } = await anEmergency()
    const { planId } = await aPlan(id)
    const ofEmergency = await operator.inject(`/api/plans?emergencyId=${id}`)
    expect(ofEmergency.json()).toMatchObject({ items: [{ planId, emergencyId: id }], next: null })
    expect((await operator.inject('/api/tasks?assignee=Awareness&limit=2')).json()).toMatchObject({
      items: [
        { planId, taskId: 'assess', workable: true },
        { planId, taskId: 'decide', workable: false },
      ],
    })
    expect((await operator.inject(`/api/plans/${planId}/tasks/ready`)).json()).toMatchObject({
      items: [{ taskId: 'assess' }],
    })
  })

  it('is deleted by a commander only', async () => {
    const { planId } = await aPlan()
    const url = `/api/plans/${planId}`
    expect((await operator.inject({ method: 'DELETE', url })).json()).toMatchObject({
      code: 'auth/forbidden',
    })
    expect((await commander.inject({ method: 'DELETE', url })).statusCode).toBe(204)
    expect((await operator.inject(url)).json()).toMatchObject({ code: 'plan/not-found' })
  })

  it.each(['%20', 'Y3Vyc29y', Buffer.from("1 ' or 1=1").toString('base64url')])(
    'has no page at the cursor %s',
    async (cursor) => {
      expect((await operator.inject(`/api/plans?cursor=${cursor}`)).statusCode).toBe(400)
    },
  )
})

describe('an artifact', () => {
  it('is saved, listed, read by version and compared', async () => {
    const { planId } = await aPlan()
    await anArtifact(planId, '一\n二\n')
    const second = await anArtifact(planId, '一\n三\n')
    const url = `/api/plans/${planId}/artifacts`
    expect((await operator.inject(url)).json()).toEqual({ items: [second] })
    const name = encodeURIComponent('行动方案')
    const first = await operator.inject(`${url}/${name}?version=1`)
    expect(first.body).toBe('一\n二\n')
    expect(first.headers).toMatchObject({
      'content-type': 'text/markdown; charset=utf-8',
      'content-disposition': `attachment; filename*=UTF-8''${name}`,
      'x-content-type-options': 'nosniff',
    })
    expect((await operator.inject(`${url}/${name}/diff?from=1&to=2`)).json()).toMatchObject({
      added: 1,
      removed: 1,
      hunks: [{ fromLine: 1, toLine: 1, lines: [{ change: 'same' }, { text: '二\n' }, { text: '三\n' }] }],
    })
    expect((await operator.inject(`${url}/${name}/versions`)).json().items).toHaveLength(2)
  })

  it('is sent once to who has it already', async () => {
    const { planId } = await aPlan()
    const { sha256 } = await anArtifact(planId, 'same', 'note')
    const url = `/api/plans/${planId}/artifacts/note`
    const again = await operator.inject({ url, headers: { 'if-none-match': `"${sha256}"` } })
    expect([again.statusCode, again.body]).toEqual([304, ''])
  })

  it('may be JSON or nothing at all, and is kept byte for byte', async () => {
    const { planId } = await aPlan()
    const url = `/api/plans/${planId}/artifacts/data`
    const headers = { 'content-type': 'application/json' }
    await operator.inject({ method: 'PUT', url, headers, payload: '{ "a":1 }' })
    expect((await operator.inject(url)).body).toBe('{ "a":1 }')
    expect((await operator.inject({ method: 'PUT', url, headers })).json()).toMatchObject({ bytes: 0 })
    expect((await operator.inject(url)).body).toBe('')
  })
})

describe('an emergency', () => {
  it('is reported, changed and closed, and its timeline tells all of it', async () => {
    const { id } = await anEmergency()
    const change = (payload: object) =>
      operator.inject({ method: 'PATCH', url: `/api/emergencies/${id}`, payload })
    await aPlan(id)
    await change({ note: '水位仍在上涨。' })
    expect((await change({ severity: 'critical', state: 'handled' })).json()).toMatchObject({
      severity: 'critical',
      state: 'handled',
    })
    expect((await change({ state: 'handled' })).json()).toMatchObject({ code: 'emergency/already-in-state' })
    await change({ state: 'closed', note: '水位回落。' })
    expect((await change({ state: 'open' })).json()).toMatchObject({ code: 'emergency/closed' })
    expect((await change({})).json()).toMatchObject({ code: 'request/invalid' })
    expect(await kindsIn(`/api/emergencies/${id}/timeline`)).toEqual([
      '1 emergency-reported',
      '2 plan-created',
      '3 note',
      '4 emergency-changed',
      '5 emergency-changed',
    ])
  })

  it('is listed by what it is, the newest first', async () => {
    // The newest first; of those of one millisecond, the greater id.
    const both = [await anEmergency(), await anEmergency()].sort((a, b) =>
      `${b.createdAt} ${b.id}`.localeCompare(`${a.createdAt} ${a.id}`),
    )
    const page = await operator.inject('/api/emergencies?state=open&severity=high&type=flood&limit=1')
    const next = await operator.inject(`/api/emergencies?limit=1&cursor=${page.json().next}`)
    expect([...page.json().items, ...next.json().items]).toEqual(both)
  })

  it('is reported once by a caller that repeats the call', async () => {
    const payload = { ...flood, id: crypto.randomUUID() }
    const report = () => operator.inject({ method: 'POST', url: '/api/emergencies', payload })
    expect((await report()).json()).toEqual((await report()).json())
    expect(await kindsIn(`/api/emergencies/${payload.id}/timeline`)).toEqual(['1 emergency-reported'])
  })

  it.each([
    ['note', { note: '水位仍在上涨。' }],
    ['emergency-changed', { state: 'closed', note: '水位回落。' }],
  ])('keeps one %s of a caller that repeats the call, and refuses its key to another', async (kind, said) => {
    const { id } = await anEmergency()
    const change = (payload: object) =>
      operator.inject({
        method: 'PATCH',
        url: `/api/emergencies/${id}`,
        payload: { ...payload, key: 'call' },
      })
    expect((await change(said)).json()).toEqual((await change(said)).json())
    expect((await change({ note: '另一件事。' })).json()).toMatchObject({ code: 'request/key-reused' })
    const told = await kindsIn(`/api/emergencies/${id}/timeline`)
    expect(told).toEqual(['1 emergency-reported', `2 ${kind}`])
  })
})

describe('a proposal', () => {
  it('is decided once, even with ten commanders at once', async () => {
    const proposal = await aProposal()
    const commanders = await Promise.all(
      Array.from({ length: 10 }, (_, index) => test.as('commander', `commander-${index}`)),
    )
    const verdicts = ['approved', 'rejected']
    const answers = await Promise.all(
      commanders.map((by, index) =>
        decide(proposal, { verdict: verdicts[index % 2], reasons: `${index}` }, by),
      ),
    )
    expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1)
    const refused = answers.filter(({ statusCode }) => statusCode === 409)
    expect(refused.map((answer) => answer.json().code)).toEqual(new Array(9).fill('proposal/decided'))
    const kinds = await kindsIn(`/api/emergencies/${proposal.emergencyId}/timeline`)
    expect(kinds.filter((kind) => /proposal-(approved|rejected)/.test(kind))).toHaveLength(1)
  })

  it('stays as it was decided, with reasons, and may be decided again in the same words only', async () => {
    const proposal = await aProposal()
    const amended = { verdict: 'amended', reasons: '道路中断。', amendment: '改走水路。' }
    const first = await decide(proposal, amended)
    expect(first.json()).toMatchObject({ decision: { ...amended, decidedBy: 'commander' } })
    expect((await decide(proposal, amended)).json()).toEqual(first.json())
    const other = await decide(proposal, { verdict: 'approved', reasons: '同意。' })
    expect(other.json()).toMatchObject({ code: 'proposal/decided' })
  })

  it('waits among the undecided until it is decided', async () => {
    const { id, ...proposal } = await aProposal()
    const waiting = async () =>
      (await operator.inject('/api/proposals/undecided')).json<{ items: Proposal[] }>().items.map((p) => p.id)
    expect(await waiting()).toContain(id)
    await decide({ id, ...proposal }, { verdict: 'rejected', reasons: '风险过大。' })
    expect(await waiting()).not.toContain(id)
  })

  it.each([
    ['no reasons', { verdict: 'approved' }],
    ['an amendment that says nothing', { verdict: 'amended', reasons: '道路中断。' }],
    ['a verdict that there is not', { verdict: 'maybe', reasons: '不清楚。' }],
  ])('cannot be decided with %s', async (_, payload) => {
    expect((await decide(await aProposal(), payload)).json()).toMatchObject({ code: 'request/invalid' })
  })

  it('is not for an operator to decide', async () => {
    const answer = await decide(await aProposal(), { verdict: 'approved', reasons: '同意。' }, operator)
    expect(answer.json()).toMatchObject({ code: 'auth/forbidden' })
  })

  it('comes from a plan that answers the emergency', async () => {
    const { id } = await anEmergency()
    const { planId } = await aPlan()
    await anArtifact(planId, '# 方案\n')
    const payload = { planId, artifact: '行动方案', summary: '方案' }
    const answer = await operator.inject({ method: 'POST', url: `/api/emergencies/${id}/proposals`, payload })
    expect(answer.json()).toMatchObject({ code: 'proposal/other-emergency' })
  })
})
