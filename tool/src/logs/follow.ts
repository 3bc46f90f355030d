import { setTimeout as pause } from 'node:timers/promises'
import type { Wanted } from './host/wanted.ts'
import type { HostLine, Search } from './search.ts'
import { lateness, Seen } from './seen.ts'

/** Milliseconds between two looks. */
const rhythm = 2_000

export interface Following {
  readonly wanted: Wanted
  readonly search: (wanted: Wanted) => Promise<Search>
  readonly heard: (lines: readonly HostLine[], search: Search) => void
  readonly signal: AbortSignal
}

/** Tells lines as they are written, until somebody has had enough. */
export async function follow({ wanted, search, heard, signal }: Following): Promise<void> {
  const seen = new Seen()
  let { since } = wanted
  while (!signal.aborted) {
    const begun = Date.now()
    const found = await search({ ...wanted, since }).catch((error) => unlessEnded(error, signal))
    if (found === undefined) return
    heard(seen.newOf(found.lines), found)
    since = Math.max(wanted.since, begun - lateness - rhythm)
    await pause(rhythm, undefined, { signal }).catch(() => {})
  }
}

/** Whoever has had enough is not told that a look was broken off. */
function unlessEnded(error: unknown, signal: AbortSignal): undefined {
  if (!signal.aborted) throw error
}
