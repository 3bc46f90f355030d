import { CloudError } from '../errors.ts'
import type { Setting } from './effects/effect.ts'
import { type EffectName, effectOf, effects } from './effects/index.ts'
import { type FaultOrder, points } from './fault.ts'

type Rule = readonly [isRight: (value: unknown) => boolean, expected: string]

const wholeNumber = (lowest: number): Rule => [
  (value) => Number.isSafeInteger(value) && Number(value) >= lowest,
  `a whole number from ${lowest} on`,
]
const text: Rule = [(value) => typeof value === 'string' && value !== '', 'a text']

const common = {
  call: [
    (value) => typeof value === 'string' && /^[\w*-]+(?::[\w*]+)?$/.test(value),
    'product:Action, with * for anything',
  ],
  region: text,
  nth: wholeNumber(1),
  count: wholeNumber(1),
  probability: [(value) => typeof value === 'number' && value > 0 && value <= 1, 'above 0 and up to 1'],
  seed: wholeNumber(0),
} as const satisfies Record<string, Rule>

const settings: Readonly<Record<Setting, Rule>> = {
  milliseconds: [(value) => Number.isSafeInteger(value), 'a whole number'],
  at: [(value) => points.some((point) => point === value), points.join(', ')],
  reads: wholeNumber(1),
  status: [(value) => Number.isInteger(value) && Number(value) >= 500 && Number(value) <= 599, '500 to 599'],
  calls: wholeNumber(0),
  code: text,
}

/**
 * Holds an order of a fault against what its effect takes.
 *
 * @throws CloudError `Emulator.InvalidFault`, with everything that is wrong
 */
export function readOrder(order: Readonly<Record<string, unknown>>): FaultOrder {
  const { effect, ...rest } = order
  if (!isEffect(effect)) {
    throw invalid([`effect ${JSON.stringify(effect)} is none of ${Object.keys(effects).join(', ')}`])
  }
  const { needs = [], takes = [] } = effectOf(effect)
  const rules = new Map<string, Rule>([
    ...Object.entries(effect === 'clock-skew' ? {} : common),
    ...[...needs, ...takes].map((name) => [name, settings[name]] as const),
  ])
  const mistakes = Object.entries(rest).flatMap(([name, value]) => {
    const rule = rules.get(name)
    if (!rule) return [`${effect} does not take ${name}`]
    const [isRight, expected] = rule
    return isRight(value) ? [] : [`${name} ${JSON.stringify(value)} is not ${expected}`]
  })
  const missing = needs.filter((name) => rest[name] === undefined).map((name) => `${effect} needs ${name}`)
  if (mistakes.length + missing.length > 0) throw invalid([...mistakes, ...missing])
  return { ...rest, effect }
}

function isEffect(value: unknown): value is EffectName {
  return typeof value === 'string' && Object.hasOwn(effects, value)
}

function invalid(mistakes: readonly string[]): CloudError {
  return new CloudError('Emulator.InvalidFault', `${mistakes.join('; ')}.`)
}
