import type { Finding } from '../health/finding.ts'
import type { Author } from '../releases/history/author.ts'
import type { HistoryEntry } from '../releases/history/history.ts'

/** What of an environment's health a release can spoil; a full disk or an old backup is not its doing. */
const ofReleases = ['slot', 'nginx', 'alive', 'ready', 'requests']

/** The findings because of which a release may not stay. Pure. */
export function spoiltBy(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ id, ok }) => !ok && ofReleases.includes(id.split('/')[0] ?? ''))
}

/**
 * Whether a run of a pipeline brought what serves now, so that it may take it back. Outside of pipelines people are
 * compared. Pure.
 */
export function isBroughtBy(entry: HistoryEntry | undefined, author: Author): boolean {
  if (entry === undefined || entry.purpose === 'rollback' || entry.outcome !== 'deployed') return false
  const { by } = entry
  if (by.run !== undefined || author.run !== undefined) return by.run === author.run
  return by.name === author.name
}
