import { CloudError } from '../errors.ts'

export interface Filter {
  readonly Name: string
  readonly Values: readonly string[]
}

type Matcher<T> = (record: T, value: string) => boolean

/** Filter name → whether a record has the asked value. */
export type Matchers<T> = Readonly<Record<string, Matcher<T>>>

export interface FilterRules<T> {
  readonly matchers: Matchers<T>
  /** Adds the filters `tag:<key>`, `tag-key` and `tag-value`. */
  readonly tags?: (record: T) => Readonly<Record<string, string>>
  /** What this product answers to a filter that it does not know; default `InvalidFilter`. */
  readonly unknownCode?: string
}

/** Filters are joined by "and", the values of one by "or". */
export function applyFilters<T>(
  records: readonly T[],
  filters: readonly Filter[] = [],
  rules: FilterRules<T>,
): T[] {
  const tests = filters.map(({ Name, Values }) => {
    const matcher = matcherOf(Name, rules)
    return (record: T) => Values.some((value) => matcher(record, value))
  })
  return records.filter((record) => tests.every((test) => test(record)))
}

export function exactly<T>(read: (record: T) => string | undefined): Matcher<T> {
  return (record, value) => read(record) === value
}

export function containing<T>(read: (record: T) => string | undefined): Matcher<T> {
  return (record, value) => read(record)?.includes(value) ?? false
}

export function anyOf<T>(read: (record: T) => readonly string[]): Matcher<T> {
  return (record, value) => read(record).includes(value)
}

function matcherOf<T>(name: string, { matchers, tags, unknownCode }: FilterRules<T>): Matcher<T> {
  const matcher = Object.hasOwn(matchers, name) ? matchers[name] : undefined
  if (matcher) return matcher
  if (tags) {
    if (name.startsWith('tag:')) return (record, value) => tags(record)[name.slice(4)] === value
    if (name === 'tag-key') return (record, value) => Object.hasOwn(tags(record), value)
    if (name === 'tag-value') return (record, value) => Object.values(tags(record)).includes(value)
  }
  throw new CloudError(unknownCode ?? 'InvalidFilter', `The filter \`${name}\` is not supported.`)
}
