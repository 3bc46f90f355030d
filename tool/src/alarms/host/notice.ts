import type { Fact, Figure, Notice } from '../../notices/notice.ts'
import type { Rule } from '../rule.ts'
import type { Change } from './cause.ts'
import type { WatchOrder } from './order.ts'

/** What people are told of a change. */
export function noticeOf(change: Change, order: WatchOrder): Notice {
  const { name, state, level, cause, since } = change
  const rule = order.rules.find(({ id }) => id === cause.rule)
  if (rule === undefined) throw new Error(`no rule is called ${cause.rule}`)
  return {
    cause: name,
    kind: rule.id === 'backup' ? 'backup' : rule.id === 'proven' ? 'drill' : 'alarm',
    level,
    state,
    title: rule.title,
    project: order.project,
    environment: order.environment,
    since: new Date(since).toISOString(),
    facts: factsOf(change, rule, order),
    ...figureOf(change, rule),
    ...(state === 'raised' ? { next: rule.next } : {}),
  }
}

function factsOf({ cause, level }: Change, rule: Rule, { host }: WatchOrder): Fact[] {
  const value = cause.values.at(-1)
  const limit = rule.steps.find((step) => step.level === level)?.limit
  return [
    ...(rule.shared ? [] : [{ name: { en: 'Host', zh: '主机' }, value: host }]),
    ...(cause.of === '' ? [] : [{ name: { en: 'Where', zh: '位置' }, value: cause.of }]),
    ...(rule.unit === '' || value === undefined
      ? []
      : [{ name: { en: 'Now', zh: '当前值' }, value: `${value} ${rule.unit}` }]),
    ...(rule.unit === '' || limit === undefined
      ? []
      : [{ name: { en: 'Limit', zh: '阈值' }, value: `${limit} ${rule.unit}` }]),
    ...(cause.detail === '' ? [] : [{ name: { en: 'Seen', zh: '现象' }, value: cause.detail }]),
  ]
}

/** What is only well or not has no shape worth drawing. */
function figureOf({ cause, level }: Change, { unit, steps, worse }: Rule): { readonly figure?: Figure } {
  if (unit === '' || cause.values.length < 2) return {}
  const limit = steps.find((step) => step.level === level)?.limit
  return { figure: { values: cause.values, unit, worse, ...(limit === undefined ? {} : { limit }) } }
}
