/** Beijing's distance from UTC in milliseconds, summer and winter. */
const offset = 8 * 3_600_000

/** `14:05` */
export function beijingClock(moment: Date): string {
  return shifted(moment).slice(11, 16)
}

/** `2026-11-23 14:05` */
export function beijingTime(moment: Date): string {
  return shifted(moment).slice(0, 16).replace('T', ' ')
}

function shifted(moment: Date): string {
  return new Date(moment.getTime() + offset).toISOString()
}
