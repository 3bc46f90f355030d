import type { Difference, Fields, Key, Rules, Value } from './model.ts'
import { isList, isRecord, resolve } from './references.ts'

/** The fields in which the cloud differs from the config; references count as the id of their target. */
export function differencesBetween(
  want: Fields,
  have: Fields,
  rules: Rules,
  idOf: (key: Key) => string | undefined,
): Difference[] {
  const found = changedPlaces(want, have, rules.swaps)
  const asked = Object.entries(want).filter(([field]) => !rules.initial.includes(field))
  return asked.flatMap(([field, wanted]) => {
    const to = resolve(wanted, idOf)
    const observed = found[field] ?? null
    const from = rules.atLeast.includes(field) ? onlyNamed(observed, to) : observed
    const unordered = rules.unordered.includes(field)
    return canonical(from, unordered) === canonical(to, unordered) ? [] : [{ field, from, to }]
  })
}

/** Where a pair of values has only changed places, it is as it was wanted. */
function changedPlaces(want: Fields, have: Fields, swaps: Rules['swaps']): Fields {
  const swapped = swaps.filter(([one, other]) => have[one] === want[other] && have[other] === want[one])
  return { ...have, ...Object.fromEntries(swapped.flat().map((field) => [field, want[field] ?? null])) }
}

/** Of a set of named things, those that `wanted` names. */
function onlyNamed(observed: Value, wanted: Value): Value {
  if (!isRecord(observed) || !isRecord(wanted)) return observed
  return Object.fromEntries(Object.entries(observed).filter(([name]) => name in wanted))
}

/** One text for equal values: member order never matters, list order only where it has a meaning. */
function canonical(value: Value, unordered: boolean): string {
  if (isList(value)) {
    const items = value.map((item) => canonical(item, unordered))
    return `[${(unordered ? items.sort() : items).join(',')}]`
  }
  if (isRecord(value)) {
    const members = Object.entries(value)
      .filter(([, item]) => item !== undefined && item !== null)
      .map(([name, item]) => `${JSON.stringify(name)}:${canonical(item ?? null, unordered)}`)
    return `{${members.sort().join(',')}}`
  }
  return JSON.stringify(value)
}
