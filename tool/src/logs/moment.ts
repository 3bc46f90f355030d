/** Milliseconds of a unit, as people type it behind a number. */
const units: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 }

/**
 * The moment that a word names: `15m`, `2h`, `1d` ago, or one as ISO 8601 has it.
 *
 * @returns milliseconds since the epoch; undefined for other words
 */
export function momentOf(word: string, now: number): number | undefined {
  const [, count, unit = ''] = /^(\d+)([smhd])$/.exec(word) ?? []
  const length = units[unit]
  if (length !== undefined) return now - Number(count) * length
  const moment = /^\d{4}-\d\d-\d\d/.test(word) ? Date.parse(word) : Number.NaN
  return Number.isNaN(moment) ? undefined : moment
}
