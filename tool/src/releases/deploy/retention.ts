/**
 * Which releases stay: what serves and what would be gone back to in any case, then those that held up, the latest
 * first, then the newest of the others.
 *
 * @param keep how many besides the one that serves
 */
export function keptReleases(input: {
  /** All there are. */
  readonly releases: readonly string[]
  readonly serving: readonly string[]
  /** Those that held up, the one in force first. */
  readonly proven: readonly string[]
  readonly keep: number
}): Set<string> {
  const { releases, serving, proven, keep } = input
  const needed = new Set([...serving, ...proven.slice(0, 2)])
  // Ids begin with the time at which they were built.
  const newestFirst = [...releases].sort().reverse()
  const inOrder = new Set([...needed, ...proven, ...newestFirst])
  const there = [...inOrder].filter((id) => releases.includes(id))
  return new Set(there.slice(0, Math.max(keep + 1, needed.size)))
}
