import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Caller } from '../../api/test/app.ts'

/** A day at a command post: what the pages of a system in use show. */
export async function seedDay(operator: Caller): Promise<{ planId: string; teamId: string; runId: string }> {
  const post = async (url: string, payload: object) => {
    const answer = await operator.inject({ method: 'POST', url, payload })
    if (answer.statusCode >= 300) throw new Error(`POST ${url}: ${answer.body}`)
    return answer.json()
  }
  const [flood] = await Promise.all(emergencies.map((emergency) => post('/api/emergencies', emergency)))
  const planId = 'flood-20261123'
  await post('/api/plans', { planId, emergencyId: flood.id, structure: floodPlan })
  for (const [task, ...statuses] of progress)
    for (const status of statuses) {
      const change = { status, ...(status === 'completed' && { resultSummary: '已完成，见态势报告。' }) }
      await operator.inject({ method: 'PATCH', url: `/api/plans/${planId}/tasks/${task}`, payload: change })
    }
  for (const [name, content] of artifacts)
    await operator.inject({
      method: 'PUT',
      url: `/api/plans/${planId}/artifacts/${encodeURIComponent(name)}`,
      headers: { 'content-type': 'text/markdown' },
      payload: content,
    })
  await post(`/api/emergencies/${flood.id}/proposals`, {
    planId,
    artifact: '行动方案.md',
    summary: '转移低洼地区群众 1200 人，预置冲锋舟 8 艘，请指挥员决定。',
  })
  await post('/api/reports', {
    title: '国道 G107 塌方，双向中断',
    place: '清远市清城区',
    severity: 'high',
    body: '约 30 米路段塌方，两辆货车被困，消防已到场。',
  })
  const content = readFileSync(join(import.meta.dirname, '../../teams/general.team.yaml'), 'utf8')
  const team = await post('/api/teams', { content, note: '通用流程' })
  const run = await post('/api/runs', {
    teamId: team.id,
    emergencyId: flood.id,
    task: emergencies[0]?.description,
  })
  return { planId, teamId: team.id, runId: run.id }
}

const emergencies = [
  {
    type: '洪水',
    severity: 'critical',
    place: '清远市清城区飞来峡',
    description: '北江水位 24 小时上涨 2.1 米，飞来峡站超警戒水位 0.8 米，仍在上涨。',
  },
  {
    type: '山体滑坡',
    severity: 'high',
    place: '连州市大路边镇',
    description: '省道旁山体滑坡，约 200 立方米。',
  },
  {
    type: '燃气泄漏',
    severity: 'normal',
    place: '英德市英城街道',
    description: '居民区燃气异味，已疏散 40 户。',
  },
]

const task = (task_id: string, name: string, assignee: string, priority = 'normal') => ({
  task_id,
  name,
  assignee,
  priority,
  description: `${name}：按预案要求完成并保存成果。`,
})

const floodPlan = {
  name: '防汛应急处置',
  description: '从情况研判到行动方案与执行的完整流程。',
  steps: [
    {
      name: '情况研判',
      tasks: [
        task('situation', '汇总水情雨情', 'Awareness', 'high'),
        task('risk', '风险评估', 'Hydrologist'),
      ],
    },
    { name: '方案制定', tasks: [task('coa', '拟定行动方案', 'Strategist', 'critical')] },
    {
      name: '执行与复盘',
      tasks: [task('evacuate', '转移群众', 'Executor'), task('review', '复盘', 'Reviewer', 'low')],
    },
  ],
}

const progress: [string, ...string[]][] = [
  ['situation', 'inprogress', 'completed'],
  ['risk', 'inprogress', 'completed'],
  ['coa', 'inprogress'],
]

const artifacts: [string, string][] = [
  ['态势报告.md', '# 态势报告\n\n北江水位 15.8 米，超警戒 0.8 米。\n'],
  ['风险评估.md', '# 风险评估\n\n| 区域 | 风险 |\n|---|---|\n| 飞来峡 | 高 |\n'],
  ['行动方案.md', '# 行动方案\n\n1. 转移低洼地区群众 1200 人。\n2. 预置冲锋舟 8 艘。\n'],
]
