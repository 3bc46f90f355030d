import type {
  AlarmPolicy,
  AlarmPolicyCondition,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/monitor/v20180724/monitor_models.js'
import type { Value } from '../../plan/model.ts'

/** A measure that must not cross a line for long. */
export interface AlarmRule {
  readonly [name: string]: Value
  /** `CpuUsage`; DescribeAlarmMetrics tells each namespace's. */
  readonly metric: string
  /** `gt`, `ge`, `lt`, `le`. */
  readonly operator: string
  readonly threshold: number
  /** Seconds that are measured together: 60 or 300. */
  readonly period: number
  /** How many such periods in a row. */
  readonly times: number
}

/** When a policy is an alarm. */
interface Conditions {
  readonly rules: readonly AlarmRule[]
  readonly events: readonly string[]
}

/** Seconds between two messages of one alarm that lasts. */
export const noticeFrequency = 3_600

/** As the cloud is told of them. */
export function conditionsOf({ rules, events }: Conditions) {
  const Condition: AlarmPolicyCondition = {
    IsUnionRule: 0,
    Rules: rules.map(({ metric, operator, threshold, period, times }) => ({
      MetricName: metric,
      Operator: operator,
      Value: String(threshold),
      Period: period,
      ContinuePeriod: times,
      NoticeFrequency: noticeFrequency,
      IsPowerNotice: 0,
    })),
  }
  return {
    ...(rules.length === 0 ? {} : { Condition }),
    EventCondition: { Rules: events.map((MetricName) => ({ MetricName })) },
  }
}

/** As the cloud tells of them. */
export function conditionsIn({ Condition, EventCondition }: AlarmPolicy): Conditions {
  return {
    rules: (Condition?.Rules ?? []).map((rule) => ({
      metric: rule.MetricName ?? '',
      operator: rule.Operator ?? '',
      threshold: Number(rule.Value),
      period: rule.Period ?? 0,
      times: rule.ContinuePeriod ?? 0,
    })),
    events: (EventCondition?.Rules ?? []).map(({ MetricName }) => MetricName ?? ''),
  }
}
