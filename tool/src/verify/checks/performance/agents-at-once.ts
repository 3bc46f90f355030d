import type { Check } from '../../check.ts'
import { judged } from '../../finding.ts'
import { agentRun } from '../../measure/agent-run.ts'
import { agentsAtOnce as wanted } from '../../measure/team-of-ten.ts'
import { noAcceptance } from '../reasons.ts'

export const agentsAtOnce: Check = {
  id: 'agents-at-once',
  title: { en: 'Ten agents work at once', zh: '支持 10 个智能体并行' },
  story: ['P1', 'N1', 'T2'],
  expected: {
    en: `a run that ends well, with ${wanted} calls of the model under way at the same moment`,
    zh: `一次运行正常结束，且同一时刻有 ${wanted} 个模型调用在进行`,
  },
  mend: {
    en: 'See AUTOGEN_MAX_AGENTS, and what the model answers: `npx tengyun logs`.',
    zh: '检查 AUTOGEN_MAX_AGENTS 以及模型的返回：`npx tengyun logs`。',
  },
  async run(input) {
    const run = await agentRun(input)
    if (run === undefined) return noAcceptance('.agents')
    const { status, reason, seconds, calls, atOnce, longest } = run
    return judged(
      status === 'completed' && atOnce >= wanted,
      {
        en: `${atOnce} at once, ${status} in ${seconds.toFixed(1)} s`,
        zh: `同时 ${atOnce} 个，${seconds.toFixed(1)} 秒后 ${status}`,
      },
      [reason, `${calls} calls of the model, the longest ${longest} ms`],
    )
  },
}
