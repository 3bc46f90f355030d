import { beijingClock, lastAtBeijingClock } from './beijing.ts'
import type { QuietHours } from './receiver.ts'

/** Whether a moment lies in quiet hours: `from` does, `until` no longer. */
export function isQuiet({ from, until }: QuietHours, now: Date): boolean {
  const time = beijingClock(now)
  return from <= until ? from <= time && time < until : from <= time || time < until
}

/** When quiet hours ended last. */
export function lastEnd({ until }: QuietHours, now: Date): Date {
  return lastAtBeijingClock(until, now)
}
