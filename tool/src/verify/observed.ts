import type { Fields, Key, Observed } from '../plan/model.ts'
import type { CheckInput } from './check.ts'

/**
 * What the cloud has under a key of ours. Its kind, which the key begins with, decides what its fields are.
 *
 * @throws Error where there is none
 */
export function observedAt<F extends Fields>({ observed }: CheckInput, key: Key): Observed<F> {
  const found = observed.find((one) => one.key === key)
  if (found === undefined) throw new Error(`${key} does not exist`)
  return found as Observed<F>
}

/** All of a kind. */
export function observedOf<F extends Fields>({ observed }: CheckInput, kind: string): Observed<F>[] {
  return observed.filter((one) => one.kind === kind) as Observed<F>[]
}
