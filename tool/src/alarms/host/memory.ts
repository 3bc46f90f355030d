import type { Slot } from '../../hosts/paths.ts'
import type { Counters } from './metrics/counters.ts'

/** What looks keep for the next ones besides what is bad. */
export interface Memory {
  /** Oldest first. */
  readonly counters: readonly Counters[]
  readonly ended: readonly Ended[]
  /** What the bucket said of backups, which is not asked at every look. */
  readonly backups?: BackupAges
}

/** How often what runs in a slot has ended by itself. */
export interface Ended {
  readonly at: number
  readonly slot: Slot
  readonly times: number
}

/** Milliseconds since the epoch. */
export interface BackupAges {
  /** Since when somebody waits for a first one. */
  readonly awaitedSince: number
  readonly askedAt: number
  /** Null where there is none. */
  readonly newest: number | null
  readonly proven: number | null
}

/** Milliseconds that shares and counts are taken over. */
const window = 5 * 60_000

/** Those of the last five minutes. */
export function recent<T extends { readonly at: number }>(kept: readonly T[], now: number): T[] {
  return kept.filter(({ at }) => at <= now && now - at <= window)
}
