import type { HistoryEntry } from './history.ts'

/** What one host has, or that nobody could ask it. */
export interface HostHoldings {
  readonly name: string
  readonly serving: string | undefined
  readonly releases: readonly string[]
}

/** A line of the history, with what is left of its release. */
export interface ReleaseRow {
  /** Absent for a release of a time before there was a history. */
  readonly entry: HistoryEntry | undefined
  readonly id: string
  /** Hosts on which it serves; told once for each release, at its newest line. */
  readonly servesOn: readonly string[]
  /** Hosts that keep it: going back to it there moves nothing over the network. */
  readonly keptOn: readonly string[]
  readonly isInBucket: boolean
}

/** Everything that is known of an environment's releases, newest first. */
export function releaseRows(
  entries: readonly HistoryEntry[],
  hosts: readonly HostHoldings[],
  inBucket: readonly string[],
): ReleaseRow[] {
  const lineOf = (id: string, entry: HistoryEntry | undefined, isNewest: boolean): ReleaseRow => ({
    entry,
    id,
    servesOn: isNewest ? namesOf(hosts, ({ serving }) => serving === id) : [],
    keptOn: namesOf(hosts, ({ releases }) => releases.includes(id)),
    isInBucket: inBucket.includes(id),
  })
  const told = entries.map((entry, index) => {
    const { id } = entry.release
    const isNewest = entries.findIndex(({ release }) => release.id === id) === index
    return lineOf(id, entry, isNewest)
  })
  const known = new Set(entries.map(({ release }) => release.id))
  const others = new Set([...inBucket, ...hosts.flatMap(({ releases }) => releases)])
  const untold = [...others].filter((id) => !known.has(id)).sort()
  return [...told, ...untold.reverse().map((id) => lineOf(id, undefined, true))]
}

function namesOf(hosts: readonly HostHoldings[], has: (host: HostHoldings) => boolean): string[] {
  return hosts.filter(has).map(({ name }) => name)
}
