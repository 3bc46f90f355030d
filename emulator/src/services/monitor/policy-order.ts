import type {
  AlarmPolicyCondition,
  AlarmPolicyEventCondition,
  AlarmPolicyRule,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/monitor/v20180724/monitor_models.js'
import { supportOnly } from '../supported-fields.ts'
import type { AlarmType } from './alarm-types/alarm-type.ts'
import { invalidValue } from './errors.ts'
import { continuePeriods, limits, noticeFrequencies, operators, periods } from './limits.ts'
import type { AlarmPolicy } from './model.ts'

/** When it is an alarm: by metrics, by events, or by either. @throws CloudError */
export function readConditions(
  type: AlarmType,
  condition: AlarmPolicyCondition | undefined,
  eventCondition: AlarmPolicyEventCondition | undefined,
): Pick<AlarmPolicy, 'condition' | 'events'> {
  const events = eventCondition?.Rules.map((rule) => readEvent(type, rule)) ?? []
  if (!condition?.Rules.length && events.length === 0) {
    throw invalidValue('Condition', condition, 'a rule of Condition or of EventCondition is needed')
  }
  return { condition: condition ? readCondition(type, condition) : null, events }
}

export function checkPolicyName(name: string): void {
  if (name !== '' && name.length <= limits.nameLength) return
  throw invalidValue('PolicyName', name, `1 to ${limits.nameLength} characters`)
}

export function checkRemark(remark: string): void {
  if (remark.length <= limits.remarkLength) return
  throw invalidValue('Remark', remark, `at most ${limits.remarkLength} characters`)
}

/** 0 or 1, as the API writes a yes or no. */
export function readSwitch(name: string, value: number): boolean {
  if (value === 0 || value === 1) return value === 1
  throw invalidValue(name, value, '0 or 1')
}

function readCondition(type: AlarmType, condition: AlarmPolicyCondition) {
  supportOnly(condition, ['IsUnionRule', 'Rules'], 'Condition.')
  const { IsUnionRule: isUnionRule, Rules } = condition
  if (isUnionRule !== 0 && isUnionRule !== 1) throw invalidValue('IsUnionRule', isUnionRule, '0 or 1')
  return { isUnionRule, rules: Rules.map((rule) => readRule(type, rule)) }
}

function readRule(type: AlarmType, rule: AlarmPolicyRule): AlarmPolicyRule {
  supportOnly(
    rule,
    [
      ...(['MetricName', 'Period', 'Operator', 'Value', 'ContinuePeriod', 'NoticeFrequency'] as const),
      ...(['IsPowerNotice', 'RuleType', 'Description', 'Unit'] as const),
    ],
    'Condition.Rules.',
  )
  const { Period = 60, Operator = '', Value = '', ContinuePeriod = 1, NoticeFrequency = 3600 } = rule
  const metric = type.metrics.find(({ name }) => name === rule.MetricName)
  if (!metric) throw invalidValue('MetricName', rule.MetricName, `one of ${namesOf(type.metrics)}`)
  checkAmong('Period', Period, periods)
  checkAmong('Operator', Operator, operators)
  checkAmong('ContinuePeriod', ContinuePeriod, continuePeriods)
  checkAmong('NoticeFrequency', NoticeFrequency, noticeFrequencies)
  if (Value === '' || !Number.isFinite(Number(Value))) {
    throw invalidValue('Value', Value, 'a number, written as a text')
  }
  if ((rule.RuleType ?? 'STATIC') !== 'STATIC') throw invalidValue('RuleType', rule.RuleType, 'STATIC')
  return {
    MetricName: metric.name,
    Description: metric.title,
    Unit: metric.unit,
    Period,
    Operator,
    Value,
    ContinuePeriod,
    NoticeFrequency,
    IsPowerNotice: rule.IsPowerNotice ?? 0,
    RuleType: 'STATIC',
  }
}

function readEvent(type: AlarmType, { MetricName = '' }: AlarmPolicyRule): string {
  if (type.events.some(({ name }) => name === MetricName)) return MetricName
  throw invalidValue('EventCondition', MetricName, `one of ${namesOf(type.events)}`)
}

function checkAmong<T>(name: string, value: T, allowed: readonly T[]): void {
  if (!allowed.includes(value)) throw invalidValue(name, value, `one of ${allowed.join(', ')}`)
}

function namesOf(list: readonly { readonly name: string }[]): string {
  return list.map(({ name }) => name).join(', ') || 'nothing, since this type has none'
}
