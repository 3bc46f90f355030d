import type { Check } from '../../check.ts'
import { judged } from '../../finding.ts'
import { surveyedEverywhere } from '../../measure/host-survey.ts'
import { noAcceptance } from '../reasons.ts'

/** What there is to know of agents who work together: who works, who waits, how long turns take, what fails and costs. */
const wanted = [
  'runs_open',
  'agents_at_work',
  'agents_waiting',
  'agent_turn_duration_seconds',
  'agent_calls_total',
  'runs_ended_total',
  'model_tokens_total',
  'cache_hit_rate',
]

export const agentFigures: Check = {
  id: 'agent-figures',
  title: { en: 'How agents work can be followed in figures', zh: 'Agent 协作指标可监控' },
  story: ['6.4.2', 'N5', 'T4'],
  expected: {
    en: `${wanted.join(', ')} for Prometheus, from inside`,
    zh: `内网可采集 Prometheus 指标：${wanted.join('、')}`,
  },
  mend: { en: 'See the app’s metrics.', zh: '检查应用的指标输出。' },
  async run(input) {
    const { acceptance } = input.session.project.config.app
    if (acceptance?.metrics === undefined || acceptance.agents === undefined) return noAcceptance('.metrics')
    // Those who serve count what waits and is asked for, those who work what they do.
    const text = (await surveyedEverywhere(input, 'metrics')).join('\n')
    const known = wanted.filter((name) => new RegExp(`^# TYPE ${name} `, 'm').test(text))
    const missing = wanted.filter((name) => !known.includes(name))
    const lines = text
      .split('\n')
      .filter((line) => known.some((name) => line.startsWith(name)) && !line.includes('_bucket'))
    return judged(
      missing.length === 0,
      missing.length === 0 ? `${known.length}/${wanted.length}` : missing.join(', '),
      lines.slice(0, 40),
    )
  },
}
