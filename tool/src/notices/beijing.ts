/** Beijing's distance from UTC in milliseconds, summer and winter. */
const offset = 8 * 3_600_000
const day = 24 * 3_600_000

/** `14:05` */
export function beijingClock(moment: Date): string {
  return shifted(moment).slice(11, 16)
}

/** `2026-11-23 14:05` */
export function beijingTime(moment: Date): string {
  return shifted(moment).slice(0, 16).replace('T', ' ')
}

/** When clocks in Beijing last showed `08:00`, at a moment or before it. */
export function lastAtBeijingClock(time: string, moment: Date): Date {
  const today = Date.parse(`${shifted(moment).slice(0, 10)}T${time}:00.000Z`) - offset
  return new Date(today <= moment.getTime() ? today : today - day)
}

function shifted(moment: Date): string {
  return new Date(moment.getTime() + offset).toISOString()
}
