import { type Backup, isProven } from './catalogue.ts'

/** How well an environment would come back now. */
export interface Readiness {
  /** The newest backup that was restored on trial, if there is one. */
  readonly proven: string | undefined
  /** Hours since its data was as it is there. */
  readonly hours: number | undefined
  /** Whether that is as the config wants it. */
  readonly ok: boolean
}

/**
 * Nobody need report a drill that failed or did not run: without one, the newest proven backup grows old.
 *
 * @param backups the newest first
 * @param within hours
 */
export function readinessOf(backups: readonly Backup[], within: number, now: Date): Readiness {
  const newest = backups.find(isProven)
  if (newest === undefined) return { proven: undefined, hours: undefined, ok: false }
  const hours = Math.max(0, (now.getTime() - newest.storedAt.getTime()) / 3_600_000)
  return { proven: newest.id, hours, ok: hours <= within }
}
