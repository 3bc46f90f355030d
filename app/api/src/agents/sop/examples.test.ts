import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { worldOf } from '../../../test/agent-teams.ts'
import { exampleTeam, type PlanWorld, startPlanWorld, watched } from '../../../test/sop-runs.ts'
import { readText } from '../../features/artifacts/read-text.ts'
import type { World } from '../build.ts'
import { hostedModel } from '../models/openai-keys.ts'
import { Demonstration } from '../models/scripted/demonstration/demonstration.ts'
import { ScriptedModel } from '../models/scripted/server.ts'
import type { Question } from '../steps.ts'
import { openSopTeam } from './open.ts'

let plans: PlanWorld
let model: ScriptedModel
let world: World

beforeAll(async () => {
  plans = await startPlanWorld()
  model = new ScriptedModel(new Demonstration({ delayMs: 0, pieceDelayMs: 0, pieceCharacters: 40 }))
  const baseUrl = await model.listen()
  world = worldOf(
    {},
    {
      model: (component) => {
        if (component.kind === 'replay') throw new Error('The examples have no replayed models.')
        const reveal = () => {
          throw new Error('The examples have no keys.')
        }
        return hostedModel(component, { reveal }, { baseUrl })
      },
    },
  )
})
afterAll(async () => {
  await model?.close()
  await plans?.stop()
})

const flood =
  '今日 14 时起城区短时强降雨，云溪河水位 3 小时上涨 1.8 米，距警戒 0.4 米，沿河低洼小区约 2300 人。'

describe.each([
  [
    'flood',
    flood,
    ['态势报告', '水文风险评估', '避险转移评估', '行动方案', '执行任务单', '执行日志', '复盘报告'],
  ],
  [
    'general',
    '化工园区仓库起火，有刺激性气味，下风向有学校。',
    ['态势报告', '风险评估', '力量清单', '行动方案', '执行日志', '经验总结'],
  ],
] as const)('the example %s', (name, event, artifacts) => {
  test('runs to its end with the scripted model, once the commander approves', async () => {
    const runId = randomUUID()
    const questions: Question[] = []
    const pieces: string[] = []
    const { steps, events } = watched({
      ask: async (question) => {
        questions.push(question)
        return { text: 'approve', by: 'commander-1' }
      },
      stream: ({ text }) => pieces.push(text),
    })
    const { stopReason } = await openSopTeam(await exampleTeam(name), world, plans.contextOf(runId)).run(
      event,
      steps,
    )
    expect(stopReason).toMatch(/^流程「.+」已完成，共 \d 项任务。$/)

    const plan = await plans.plans.tool.get_plan_structure(`plan-${runId}`)
    expect(plan.status).toBe('completed')
    const manager = plans.artifacts.managerOf(plan.planId)
    for (const artifact of artifacts) {
      const text = await readText(await manager.load_asset(artifact))
      expect(text).toContain(`# ${artifact}`)
      expect(text).toContain('脚本模型')
    }
    expect(questions).toHaveLength(1)
    expect(questions[0]).toMatchObject({ role: 'commander', choices: ['approve', 'amend', 'reject'] })
    expect(questions[0]?.prompt).toContain('## 行动方案')
    expect(pieces.join('')).toContain('脚本模型')
    const speakers = events.flatMap((it) => (it.kind === 'message' ? [it.message.source] : []))
    expect(new Set(speakers)).toEqual(
      new Set([
        'user',
        'Starter',
        'Manager',
        'commander-1',
        ...plan.steps.flatMap(({ tasks }) => tasks.map(({ assignee }) => assignee)),
      ]),
    )
  })
})

test('an event that is a matter of its own gets the procedure for it', async () => {
  const runId = randomUUID()
  const { steps } = watched({ ask: async () => ({ text: 'reject 不成立' }) })
  const event = '堤坝 K3+200 处发现管涌，出水浑浊，裂缝在扩大。'
  await openSopTeam(await exampleTeam('flood'), world, plans.contextOf(runId)).run(event, steps)
  expect((await plans.plans.tool.get_plan_status(`plan-${runId}`)).name).toBe('堤坝险情快速处置')
})
