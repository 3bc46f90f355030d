const eightHours = 8 * 3_600_000

/** `2026-03-14 15:05:09` in the cloud's own zone, UTC+8, as its database products ask for times and tell them. */
export function chinaTime(milliseconds: number): string {
  return new Date(milliseconds + eightHours).toISOString().slice(0, 19).replace('T', ' ')
}
