/** `2026-03-14T07:05:09Z`, as cvm and tat write times. */
export function isoTime(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`
}

const eightHours = 8 * 3_600_000

/** `2026-03-14 15:05:09` in the cloud's own zone, UTC+8, as vpc, cbs and cam write times. */
export function chinaTime(milliseconds: number): string {
  return new Date(milliseconds + eightHours).toISOString().slice(0, 19).replace('T', ' ')
}

/** @returns milliseconds since 1970, NaN for what is no such time */
export function fromChinaTime(text: string): number {
  return Date.parse(`${text.replace(' ', 'T')}Z`) - eightHours
}
