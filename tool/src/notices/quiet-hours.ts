import { beijingClock } from './beijing.ts'
import type { QuietHours } from './receiver.ts'

/** Whether a moment lies in a receiver's quiet hours: `from` does, `until` no longer. */
export function isQuiet(quiet: QuietHours | null, now: Date): boolean {
  if (quiet === null) return false
  const { from, until } = quiet
  const time = beijingClock(now)
  return from <= until ? from <= time && time < until : from <= time || time < until
}
