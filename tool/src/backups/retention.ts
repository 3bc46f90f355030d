import type { Backup } from './catalogue.ts'
import { isProven } from './catalogue.ts'

/** Of how many days, weeks and months the last backup is kept, and how many proven ones in any case. */
export interface Keep {
  readonly days: number
  readonly weeks: number
  readonly months: number
  readonly proven: number
}

/** People's days begin at midnight in Beijing. */
const beijing = 8 * 3_600_000

const day = 86_400_000

/** 1970-01-01 was a Thursday; weeks begin on Mondays. */
const fromMonday = 3

const periods: Readonly<Record<'days' | 'weeks' | 'months', (at: number) => string>> = {
  days: (at) => String(Math.floor(at / day)),
  weeks: (at) => String(Math.floor((Math.floor(at / day) + fromMonday) / 7)),
  months: (at) => new Date(at).toISOString().slice(0, 7),
}

/**
 * Which backups are kept. Periods are counted among the backups there are: what time it is now is not asked, so no
 * clock, however wrong, makes an old backup one too many. The newest one stays, and so do the last that were proven.
 *
 * @param backups the newest first
 */
export function keptBackups(
  backups: readonly Pick<Backup, 'id' | 'storedAt' | 'proof'>[],
  keep: Keep,
): Set<string> {
  const kept = new Set(backups.slice(0, 1).map(({ id }) => id))
  for (const [name, periodOf] of Object.entries(periods)) {
    const limit = keep[name as keyof typeof periods]
    const lasts = new Map<string, string>()
    // From the oldest to the newest, so that the last of each period remains.
    for (const { id, storedAt } of backups.toReversed()) lasts.set(periodOf(storedAt.getTime() + beijing), id)
    const newestFirst = backups.filter(({ id }) => [...lasts.values()].includes(id))
    for (const { id } of newestFirst.slice(0, limit)) kept.add(id)
  }
  for (const { id } of backups.filter(isProven).slice(0, keep.proven)) kept.add(id)
  return kept
}
