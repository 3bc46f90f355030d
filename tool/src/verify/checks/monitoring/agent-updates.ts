import type { Check } from '../../check.ts'
import { judged, notChosen } from '../../finding.ts'
import { agentRun } from '../../measure/agent-run.ts'
import { noAcceptance } from '../reasons.ts'

export const agentUpdates: Check = {
  id: 'agent-updates',
  title: { en: 'What agents do shows at once', zh: 'Agent 状态实时推送' },
  story: ['N3', 'T4'],
  expected: {
    en: 'events of a run arrive over a WebSocket while it goes on',
    zh: '运行过程中的事件经 WebSocket 实时到达',
  },
  mend: {
    en: 'See the app’s log, and Redis, which carries the news: `npx tengyun health`.',
    zh: '查看应用日志与负责分发的 Redis：`npx tengyun health`。',
  },
  async run(input) {
    const run = await agentRun(input)
    if (run === undefined) return noAcceptance('.agents')
    if (run.events === undefined) return noSockets
    return judged(run.events > 0, { en: `${run.events} events`, zh: `${run.events} 个事件` })
  },
}

const noSockets = notChosen({ en: 'The app has no WebSockets.', zh: '应用没有 WebSocket。' })
