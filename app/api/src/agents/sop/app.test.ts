import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts'
import { eventually } from '../../../test/processes.ts'
import type { Artifact } from '../../features/artifacts/schema.ts'
import type { PlanWithSteps } from '../../features/plans/schema.ts'
import type { Question, Run } from '../../features/runs/schema.ts'
import type { RunStatus } from '../../features/runs/states.ts'
import { Demonstration } from '../models/scripted/demonstration/demonstration.ts'
import { ScriptedModel } from '../models/scripted/server.ts'
import { usualModel } from '../models/usual-model.ts'

let app: TestApp
let model: ScriptedModel
let operator: Caller
let commander: Caller

beforeAll(async () => {
  model = new ScriptedModel(new Demonstration({ delayMs: 0, pieceDelayMs: 0, pieceCharacters: 200 }))
  const baseUrl = await model.listen()
  app = await startTestApp({
    worker: {
      ...{ agents: 10, mcpCommands: [], beatMs: 100 },
      endpoint: { baseUrl, usualModel: usualModel({ name: 'scripted', baseUrl }) },
      limits: { runSeconds: 600, turnSeconds: 300, lingerMs: 50 },
    },
  })
  operator = await app.as('operator')
  commander = await app.as('commander')
}, 60_000)
afterAll(async () => {
  await app?.stop()
  await model?.close()
})

async function post<T>(caller: Caller, url: string, payload: object): Promise<T> {
  const answer = await caller.inject({ method: 'POST', url, payload })
  if (answer.statusCode >= 300) throw new Error(`${answer.statusCode} ${answer.body}`)
  return answer.json()
}

async function get<T>(url: string): Promise<T> {
  const answer = await operator.inject(url)
  if (answer.statusCode !== 200) throw new Error(answer.body)
  return answer.json()
}

const until = (id: string, status: RunStatus): Promise<Run> =>
  eventually(async () => {
    const run = await get<Run>(`/api/runs/${id}`)
    if (run.status !== status) throw new Error(`The run is ${run.status}: ${run.stopReason}`)
    return run
  }, 25_000)

type Told = { payload: { step?: number; message?: { content: unknown } } }

/** The question that a run asks after this one. */
const question = (runId: string, before?: Question): Promise<Question> =>
  eventually(async () => {
    const { items } = await get<{ items: Question[] }>('/api/questions')
    const open = items.find((item) => item.runId === runId && item.id !== before?.id)
    if (!open) throw new Error(`Nothing is asked: ${JSON.stringify(await get(`/api/runs/${runId}`))}`)
    return open
  }, 25_000)

const answer = (runId: string, { id }: Question, text: string) =>
  post(commander, `/api/runs/${runId}/answers`, { question: id, text })

test('the flood example is imported, run, sent back by the commander, approved, and forked, over the API', async () => {
  const content = await readFile(new URL('../../../../teams/flood.team.yaml', import.meta.url), 'utf8')
  const { id: teamId } = await post<{ id: string }>(operator, '/api/teams', { content })
  const task = '云溪河水位 3 小时上涨 1.8 米，沿河低洼小区约 2300 人。'
  const { id } = await post<Run>(operator, '/api/runs', { teamId, task })

  const first = await question(id)
  expect(first).toMatchObject({ role: 'commander', choices: ['approve', 'amend', 'reject'] })
  await expect(
    post(operator, `/api/runs/${id}/answers`, { question: first.id, text: 'approve' }),
  ).rejects.toThrow('403')
  await answer(id, first, 'amend')
  const remark = await question(id, first)
  expect(remark).toMatchObject({ choices: null, prompt: '请写明对「拟订行动方案」的修改意见。' })
  await answer(id, remark, '转移范围扩大到 500 米')
  const second = await question(id, remark)
  expect(second.prompt).toContain('转移范围扩大到 500 米')
  await answer(id, second, 'approve')

  const run = await until(id, 'completed')
  expect(run.stopReason).toBe('流程「防汛应急响应」已完成，共 7 项任务。')
  const plan = await get<PlanWithSteps>(`/api/plans/plan-${id}`)
  expect(plan.status).toBe('completed')
  const { items } = await get<{ items: Artifact[] }>(`/api/plans/plan-${id}/artifacts`)
  expect(items.map(({ name, version }) => `${name} ${version}`).toSorted()).toEqual(
    [
      '态势报告 1',
      '水文风险评估 1',
      '避险转移评估 1',
      '行动方案 2',
      '执行任务单 1',
      '执行日志 1',
      '复盘报告 1',
    ].toSorted(),
  )

  const events = await get<{ items: Told[] }>(`/api/runs/${id}/events`)
  const third = events.items.find(({ payload }) => String(payload.message?.content).startsWith('第 3 步'))
  const fork = await post<Run>(operator, `/api/runs/${id}/fork`, { step: third?.payload.step })
  const again = await question(fork.id)
  await answer(fork.id, again, 'reject')
  const rejected = await until(fork.id, 'completed')
  expect(rejected.stopReason).toBe('任务「拟订行动方案」被 commander 驳回。')
  const own = await get<PlanWithSteps>(`/api/plans/plan-${fork.id}`)
  expect(own.status).toBe('error')
  expect(own.steps.flatMap(({ tasks }) => tasks.map(({ status }) => status))).toEqual([
    ...['completed', 'completed', 'completed', 'error', 'skipped', 'skipped', 'skipped'],
  ])
  expect((await get<PlanWithSteps>(`/api/plans/plan-${id}`)).status).toBe('completed')
}, 90_000)
