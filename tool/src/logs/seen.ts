import type { HostLine } from './search.ts'

/** Milliseconds that a line may be late: nginx writes once a second, and hosts' clocks differ a little. */
export const lateness = 3_000

/**
 * Tells what is new of lines that are asked for again and again, each time from a little before the last one on: a line
 * may be written late, and the same words may be said twice in one millisecond.
 */
export class Seen {
  #counts = new Map<string, number>()

  /** Those of `lines` that were not among the last ones. */
  newOf(lines: readonly HostLine[]): HostLine[] {
    const counts = new Map<string, number>()
    const fresh = lines.filter((line) => {
      const key = JSON.stringify([line.at, line.host, line.service, line.slot, line.requestId, line.text])
      const count = (counts.get(key) ?? 0) + 1
      counts.set(key, count)
      return count > (this.#counts.get(key) ?? 0)
    })
    this.#counts = counts
    return fresh
  }
}
