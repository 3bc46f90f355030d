import type { Desired, Fields, Key, Observed, Rules } from '../src/plan/model.ts'

/** Short ways to say what a case is about; everything it does not say is ordinary. */

export const plainRules: Rules = {
  immutable: [],
  initial: [],
  unordered: [],
  swaps: [],
  loose: [],
  atLeast: [],
  holdsData: false,
  backup: 'none',
}

export function rulesWith(kinds: Readonly<Record<string, Partial<Rules>>>): (kind: string) => Rules {
  return (kind) => ({ ...plainRules, ...kinds[kind] })
}

export function wanted(key: Key, fields: Fields = {}): Desired {
  return { kind: kindIn(key), key, name: nameIn(key), fields }
}

export function existing(key: Key, fields: Fields = {}, more: Partial<Observed> = {}): Observed {
  return {
    kind: kindIn(key),
    key,
    id: `id-of-${key}`,
    name: nameIn(key),
    tagged: true,
    state: 'available',
    settled: true,
    fields,
    ...more,
  }
}

function kindIn(key: Key): string {
  return key.slice(0, key.indexOf('/'))
}

function nameIn(key: Key): string {
  return `shop-test-${key.slice(key.indexOf('/') + 1)}`
}
