import type { CheckInput } from '../check.ts'

/** What several checks look at is measured once for each environment, however many ask and whoever comes first. */
export function once<T>(measure: (input: CheckInput) => Promise<T>): (input: CheckInput) => Promise<T> {
  const known = new WeakMap<CheckInput, Promise<T>>()
  return (input) => {
    const before = known.get(input)
    if (before !== undefined) return before
    const measured = measure(input)
    known.set(input, measured)
    return measured
  }
}
