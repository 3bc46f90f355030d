import type { Rule } from '../rule.ts'
import type { RuleInput } from './index.ts'
import { above, below, fails } from './steps.ts'

/** What the app's own troubles are mostly consequences of. */
const causes = ['postgres', 'redis']

/** What people get, and what the app says of itself. */
export function appRules({ thresholds, environment }: RuleInput): Rule[] {
  const logs = `npx tengyun logs ${environment} --level error --since 15m`
  return [
    {
      id: 'app',
      title: { en: 'The app is not ready', zh: '应用未就绪' },
      unit: '',
      ...fails('critical'),
      lasts: 60,
      follows: causes,
      shared: false,
      next: logs,
    },
    {
      id: 'web',
      title: { en: 'The web server does not answer', zh: 'Web 服务器无响应' },
      unit: '',
      ...fails('critical'),
      lasts: 60,
      follows: [...causes, 'app'],
      shared: false,
      next: `npx tengyun status ${environment}`,
    },
    {
      id: 'restarts',
      title: { en: 'The app ended by itself and was started again', zh: '应用异常退出后被重新拉起' },
      unit: '× / 5 min',
      ...above([0, 'warning'], [2, 'critical']),
      lasts: 0,
      follows: [],
      shared: false,
      next: logs,
    },
    {
      id: 'errors',
      title: { en: 'Too many requests fail', zh: '请求失败率过高' },
      unit: '%',
      ...above([thresholds.errorRate * 100, 'critical']),
      lasts: 120,
      follows: [...causes, 'app'],
      shared: false,
      next: logs,
    },
    {
      id: 'p95',
      title: { en: 'The app is slow', zh: '应用响应缓慢' },
      unit: 'ms',
      ...above([thresholds.p95, 'warning']),
      lasts: 300,
      follows: [...causes, 'app', 'load', 'memory'],
      shared: false,
      next: logs,
    },
    {
      id: 'agents',
      title: { en: 'Agents’ calls of models and tools fail', zh: '智能体调用模型或工具失败' },
      unit: '%',
      ...above([thresholds.agentFailures * 100, 'warning']),
      lasts: 300,
      follows: [...causes, 'app'],
      shared: false,
      next: logs,
    },
    {
      id: 'queue',
      title: { en: 'Runs wait in the queue', zh: '运行任务排队过多' },
      unit: 'runs',
      ...above([thresholds.queue, 'warning']),
      lasts: 600,
      follows: [...causes, 'app'],
      // The queue is in the database: every host sees all of it.
      shared: true,
      next: logs,
    },
    {
      id: 'wait',
      title: { en: 'A run waits too long for a worker', zh: '运行任务等待过久' },
      unit: 's',
      ...above([thresholds.wait, 'warning']),
      lasts: 60,
      follows: [...causes, 'app', 'queue'],
      shared: true,
      next: logs,
    },
    {
      id: 'cache',
      title: { en: 'The cache helps little', zh: '缓存命中率过低' },
      unit: '%',
      ...below([thresholds.cacheHitRate * 100, 'info']),
      lasts: 900,
      follows: [...causes, 'app'],
      shared: false,
      next: `npx tengyun health ${environment}`,
    },
  ]
}
