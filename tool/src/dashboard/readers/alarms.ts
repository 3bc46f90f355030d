import type { Observed } from '../../plan/model.ts'
import type { AlarmPolicyFields } from '../../resources/alarm-policy.ts'
import type { AlarmRule } from '../../resources/alarms/conditions.ts'
import { idIn, type ResourceContext } from '../../resources/kind.ts'
import type { Session } from '../../session.ts'
import { verbatim } from '../../text.ts'
import { find } from '../found.ts'
import type { AlarmsRead, Policy, RaisedAlarm } from '../readings.ts'
import { isWatched, readWatchers } from './watchers.ts'

/** What is watched, and what Cloud Monitor says is wrong now. */
export async function readAlarms(session: Session, observed: readonly Observed[]): Promise<AlarmsRead> {
  const policies = observed.filter(isPolicy).map((policy) => policyOf(policy, observed))
  const [raised, watchers] = await Promise.all([
    policies.length === 0 ? [] : readRaised(session.context, observed),
    isWatched(session, observed) ? find(() => readWatchers(session, observed)) : undefined,
  ])
  const onHosts = watchers !== undefined && 'is' in watchers ? watchers.is.raised : []
  return { policies, watchers, raised: [...onHosts, ...raised] }
}

function isPolicy(one: Observed): one is Observed<AlarmPolicyFields> {
  return one.kind === 'alarm-policy'
}

function policyOf({ key, fields }: Observed<AlarmPolicyFields>, observed: readonly Observed[]): Policy {
  return {
    key,
    enabled: fields.enabled,
    conditions: [...fields.rules.map(conditionOf), ...fields.events],
    watches: fields.objects.map(idIn).map((id) => observed.find((one) => one.id === id)?.key ?? id),
    tells: fields.notices.length,
  }
}

const signs: Readonly<Record<string, string>> = { gt: '>', ge: '≥', lt: '<', le: '≤' }

function conditionOf({ metric, operator, threshold }: AlarmRule): string {
  return `${metric} ${signs[operator] ?? operator} ${threshold}`
}

/** Seconds that an alarm may have lasted and still be found: what is older is forgotten by Cloud Monitor. */
const longest = 30 * 86_400

/** Cloud Monitor keeps what happened by time; an alarm that lasts has the status ALARM. Newest first. */
async function readRaised({ cloud }: ResourceContext, observed: readonly Observed[]): Promise<RaisedAlarm[]> {
  const answer = await cloud.call('monitor', 'DescribeAlarmHistories', {
    Module: 'monitor',
    PageNumber: 1,
    PageSize: 100,
    Order: 'DESC',
    AlarmStatus: ['ALARM'],
    // A day, unless it is said.
    StartTime: Math.floor(cloud.timing.now() / 1000) - longest,
  })
  const own = new Set(observed.filter(isPolicy).map(({ id }) => id))
  return (answer.Histories ?? [])
    .filter(({ PolicyId = '' }) => own.has(PolicyId))
    .map(({ AlarmObject = '', Content = '', FirstOccurTime = 0 }) => ({
      object: AlarmObject,
      what: verbatim(Content),
      since: new Date(FirstOccurTime * 1000).toISOString(),
    }))
}
