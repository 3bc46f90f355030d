import { isDeepStrictEqual } from 'node:util'
import type { HistoryEntry, Outcome } from './history.ts'

/** A release with what it ran with: the same release with other settings may behave otherwise. */
export type Version = Pick<HistoryEntry, 'release' | 'ranWith'>

/**
 * The versions that held up, the one in force first. Who went back has left what came after: it is not gone back to
 * by going back once more.
 *
 * @param entries newest first
 */
export function provenVersions(entries: readonly HistoryEntry[]): Version[] {
  let proven: Version[] = []
  for (const entry of entries.toReversed()) {
    if (entry.outcome !== 'deployed' || !isChange(entry)) continue
    const { release, ranWith } = entry
    const at = proven.findIndex((one) => isSame(one, entry))
    const before =
      at < 0 ? proven : entry.purpose === 'rollback' ? proven.slice(at + 1) : proven.toSpliced(at, 1)
    proven = [{ release, ranWith }, ...before]
  }
  return proven
}

/**
 * The version to go back to where nobody names one: the last proven one before the present. While something
 * unproven serves somewhere – a canary, or what a killed deploy left – that is the version in force itself.
 *
 * @param entries newest first
 * @param serving ids of the releases that serve now
 */
export function versionBefore(
  entries: readonly HistoryEntry[],
  serving: readonly string[],
): Version | undefined {
  const [inForce, before] = provenVersions(entries)
  if (inForce === undefined) return undefined
  const outcome = lastLasting(entries)?.outcome
  const isSettled = outcome !== 'canary' && outcome !== 'interrupted'
  return isSettled && serving.every((id) => id === inForce.release.id) ? before : inForce
}

/**
 * The canary that runs now, if one does.
 *
 * @param entries newest first
 */
export function canaryIn(entries: readonly HistoryEntry[]): HistoryEntry | undefined {
  const last = lastLasting(entries)
  return last?.outcome === 'canary' ? last : undefined
}

/** Whether the history has it that this version is how things are. */
export function isTold(entries: readonly HistoryEntry[], version: Version, outcome: Outcome): boolean {
  const last = lastLasting(entries)
  return last?.outcome === outcome && isSame(last, version)
}

/**
 * The version that hosts which join get. None while it is not settled what serves: they wait for the end of a canary, or
 * of what was interrupted.
 *
 * @param entries newest first
 */
export function settledVersion(entries: readonly HistoryEntry[]): Version | undefined {
  return lastLasting(entries)?.outcome === 'deployed' ? provenVersions(entries)[0] : undefined
}

/** Whether it brought something else than what served: a host that joins does not. */
export function isChange({ purpose }: Pick<HistoryEntry, 'purpose'>): boolean {
  return purpose !== 'join'
}

/** The last entry that left things otherwise than it found them. */
function lastLasting(entries: readonly HistoryEntry[]): HistoryEntry | undefined {
  return entries.filter(isChange).find(({ outcome }) => outcome !== 'failed' && outcome !== 'rolled-back')
}

/** A release by its id, with what it last ran with. */
export function versionNamed(entries: readonly HistoryEntry[], id: string): Version | undefined {
  const ran = entries.filter(({ release }) => release.id === id)
  return ran.find(({ outcome }) => outcome === 'deployed') ?? ran[0]
}

/** Equal in all that can be gone back to. */
export function isSame(one: Version, other: Version): boolean {
  return one.release.id === other.release.id && isDeepStrictEqual(one.ranWith, other.ranWith)
}
