import { isBeyond, type Rule, type Step } from '../rule.ts'
import type { Cause, Causes, Change } from './cause.ts'
import type { Reading, Sight } from './reading.ts'

/** Seconds that it must be well before people are told so. */
const calm = 120

/** Looks of which the values are kept, for the figure. */
const kept = 30

/** Seconds without a look after which nothing is known of the time between. */
const longestGap = 300

export interface Judging {
  readonly rules: readonly Rule[]
  readonly host: string
  /** Whether this host tells what all hosts see. */
  readonly tellsShared: boolean
  readonly causes: Causes
  readonly sight: Sight
  /** Milliseconds since the epoch. */
  readonly now: number
  /** When the last look was; null for the first. */
  readonly lastLook: number | null
}

/** Decides, of what was seen, what is bad, since when, and what people are to be told. Touches nothing. */
export function judge(input: Judging): { readonly causes: Causes; readonly changes: readonly Change[] } {
  const { now, lastLook } = input
  const hasGap = lastLook === null || now < lastLook || now - lastLook > longestGap * 1000
  const seen = readingsOf(input)
  const bad = new Set(
    [...seen].flatMap(([name, { rule, reading }]) =>
      stepOf(rule, reading, input.causes[name]) === undefined ? [] : [rule.id],
    ),
  )
  const causes: Record<string, Cause> = {}
  const changes: Change[] = []
  for (const [name, { rule, reading }] of seen) {
    const isExplained = rule.follows.some((other) => bad.has(other))
    const next = advance({ rule, reading, before: input.causes[name], now, hasGap, isExplained })
    causes[name] = next.cause
    if (next.change !== undefined && (input.tellsShared || !rule.shared))
      changes.push({ ...next.change, name, cause: next.cause })
  }
  return { causes: { ...unknownIn(input), ...causes }, changes }
}

interface Seen {
  readonly rule: Rule
  /** Null where it is no longer there. */
  readonly reading: Known | null
}

type Known = Reading & { readonly value: number }

/** Causes of which nothing new is known: what was is as it was. */
function unknownIn({ rules, causes, sight }: Judging): Causes {
  const isUnknown = ({ rule, of }: Cause) =>
    sight.unseen.includes(rule) ||
    sight.readings.some((one) => one.rule === rule && one.of === of && one.value === null)
  return Object.fromEntries(
    Object.entries(causes).filter(
      ([, cause]) => rules.some(({ id }) => id === cause.rule) && isUnknown(cause),
    ),
  )
}

function isKnown(reading: Reading): reading is Known {
  return reading.value !== null
}

/** By cause. What was told of and is there no more, such as a disk that was taken out, is well. */
function readingsOf(input: Judging): Map<string, Seen> {
  const { rules, host, sight, causes } = input
  const ruleOf = (id: string) => rules.find((rule) => rule.id === id)
  const unknown = unknownIn(input)
  const gone = Object.entries(causes).flatMap(([name, { rule: id, raised }]): [string, Seen][] => {
    const rule = ruleOf(id)
    if (rule === undefined || raised === null || unknown[name] !== undefined) return []
    return [[name, { rule, reading: null }]]
  })
  const seen = sight.readings.filter(isKnown).flatMap((reading): [string, Seen][] => {
    const rule = ruleOf(reading.rule)
    return rule === undefined ? [] : [[nameOf(rule, host, reading.of), { rule, reading }]]
  })
  return new Map([...gone, ...seen])
}

/** `disk/web-1/data`, `certificate/app.example.com` */
function nameOf(rule: Rule, host: string, of: string): string {
  return [
    rule.id,
    ...(rule.shared ? [] : [host]),
    ...(of === '' ? [] : [of.replace(/^\//, '') || 'root']),
  ].join('/')
}

interface Advance extends Seen {
  readonly before: Cause | undefined
  readonly now: number
  readonly hasGap: boolean
  readonly isExplained: boolean
}

interface Advanced {
  readonly cause: Cause
  readonly change?: Pick<Change, 'state' | 'level' | 'since'>
}

function advance({ rule, reading, before, now, hasGap, isExplained }: Advance): Advanced {
  const step = stepOf(rule, reading, before)
  const raised = before?.raised ?? null
  const common = {
    rule: rule.id,
    of: reading?.of ?? before?.of ?? '',
    values: reading === null ? [] : [...(before?.values ?? []), reading.value].slice(-kept),
    detail: reading?.detail ?? '',
    raised,
  }

  if (step === undefined) {
    const wellSince = raised === null ? null : hasGap ? now : (before?.wellSince ?? now)
    const cause: Cause = { ...common, badSince: null, wellSince }
    if (raised === null || wellSince === null || now - wellSince < calm * 1000) return { cause }
    return {
      cause: { ...cause, wellSince: null, raised: null },
      change: { state: 'resolved', level: raised.level, since: raised.since },
    }
  }

  if (raised === null && isExplained) return { cause: { ...common, badSince: null, wellSince: null } }
  const badSince = (hasGap && raised === null ? undefined : before?.badSince) ?? raised?.since ?? now
  const cause: Cause = { ...common, badSince, wellSince: null }
  const isWorse = raised === null || rankOf(step) > rankOf(raised)
  if (!isWorse || now - badSince < rule.lasts * 1000) return { cause }
  const { level } = step
  const since = raised?.since ?? badSince
  return { cause: { ...cause, raised: { level, since } }, change: { state: 'raised', level, since } }
}

/** The worst step that the value is beyond; what was told stays bad until it is clear of it. */
function stepOf(rule: Rule, reading: Known | null, before: Cause | undefined): Step | undefined {
  if (reading === null) return undefined
  const told = before?.raised ?? null
  return rule.steps.findLast((step) => {
    const isTold = told !== null && rankOf(step) <= rankOf(told)
    return isBeyond(rule, reading.value, isTold ? step.clear : step.limit)
  })
}

const ranks = { info: 0, warning: 1, critical: 2 } as const

function rankOf({ level }: Pick<Step, 'level'>): number {
  return ranks[level]
}
