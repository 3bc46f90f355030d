import type { Key } from '../../../plan/model.ts'
import type { AlarmPolicyFields } from '../../../resources/alarm-policy.ts'
import type { Check } from '../../check.ts'
import { judged, notChosen } from '../../finding.ts'
import { observedAt } from '../../observed.ts'
import type { LineId } from '../../story/lines.ts'

/** A check that Cloud Monitor watches one kind of thing. */
function watched(id: string, key: Key, title: Check['title'], story: readonly LineId[]): Check {
  return {
    id,
    title,
    story,
    expected: {
      en: 'a policy that is switched on, with rules or events, for what is there',
      zh: '告警策略已启用，含规则或事件，并绑定现有对象',
    },
    mend: {
      en: 'Run `npx tengyun apply`, which puts policies back.',
      zh: '运行 `npx tengyun apply` 恢复告警策略。',
    },
    async run(input) {
      const { alarms, compute } = input.session.environment
      if (alarms === undefined) return none
      if (key === 'alarm-policy/hosts' && compute.ssh !== undefined) return ownHosts
      const { fields, id: policy } = observedAt<AlarmPolicyFields>(input, key)
      const { enabled, rules, events, objects } = fields
      const holds = enabled && objects.length > 0 && rules.length + events.length > 0
      return judged(holds, `${policy}: ${rules.length} + ${events.length}, ${objects.length}`, [
        ...rules.map(
          ({ metric, operator, threshold, times }) => `${metric} ${operator} ${threshold}, ${times}×`,
        ),
        ...events.map((event) => `event ${event}`),
        `objects: ${objects.join(' ')}`,
      ])
    },
  }
}

export const hostPolicy = watched(
  'watch-hosts',
  'alarm-policy/hosts',
  { en: 'Cloud Monitor watches the hosts', zh: '云监控告警：主机' },
  ['6.4.1', '6.4.3'],
)

export const postgresPolicy = watched(
  'watch-postgres',
  'alarm-policy/postgres',
  { en: 'Cloud Monitor watches PostgreSQL', zh: '云监控告警：PostgreSQL' },
  ['2.5.3', '6.4.1', '6.4.3'],
)

export const redisPolicy = watched(
  'watch-redis',
  'alarm-policy/redis',
  { en: 'Cloud Monitor watches Redis', zh: '云监控告警：Redis' },
  ['3.5.2', '6.4.1', '6.4.3'],
)

const none = notChosen({
  en: 'The environment has no alarms (alarms).',
  zh: '环境未启用告警（alarms）。',
})

const ownHosts = notChosen({
  en: 'Cloud Monitor cannot watch machines of your own (compute.ssh).',
  zh: '云监控无法监控自有机器（compute.ssh）。',
})
