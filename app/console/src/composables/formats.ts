const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** "3 minutes ago" within a day, the date beyond. */
export function formatMoment(at: string, now: number, language: string): string {
  const age = now - Date.parse(at)
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto', style: 'short' })
  if (age < MINUTE_MS) return relative.format(0, 'second')
  if (age < HOUR_MS) return relative.format(-Math.floor(age / MINUTE_MS), 'minute')
  if (age < DAY_MS) return relative.format(-Math.floor(age / HOUR_MS), 'hour')
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(new Date(at))
}

/** The largest unit that says something: "3 days", "5 hours", "12 minutes". */
export function formatDuration(ms: number, language: string): string {
  const [value, unit] = largestUnit(Math.max(0, ms))
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(value)
}

/** Milliseconds with as many digits as matter to a reader. */
export function formatLatency(ms: number, language: string): string {
  const digits = ms < 10 ? 1 : 0
  return new Intl.NumberFormat(language, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(ms)
}

export function formatShare(share: number, language: string): string {
  return new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 }).format(share)
}

export function formatClock(at: number, language: string): string {
  return new Intl.DateTimeFormat(language, { timeStyle: 'medium', hour12: false }).format(new Date(at))
}

function largestUnit(ms: number): [number, 'day' | 'hour' | 'minute' | 'second'] {
  if (ms >= DAY_MS) return [Math.floor(ms / DAY_MS), 'day']
  if (ms >= HOUR_MS) return [Math.floor(ms / HOUR_MS), 'hour']
  if (ms >= MINUTE_MS) return [Math.floor(ms / MINUTE_MS), 'minute']
  return [Math.floor(ms / 1000), 'second']
}

/** With as many digits as matter to a reader: `0.2`, `14`, `1,280`. */
export function formatNumber(value: number, language: string): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: Math.abs(value) < 10 ? 1 : 0 }).format(
    value,
  )
}

const byteUnits = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const

/** `340 MB`, `1.2 GB`; a kilobyte has 1024 bytes, as file managers count. */
export function formatBytes(bytes: number, language: string): string {
  const power = bytes < 1 ? 0 : Math.min(Math.floor(Math.log2(bytes) / 10), byteUnits.length - 1)
  const value = bytes / 1024 ** power
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: byteUnits[power] ?? 'byte',
    unitDisplay: 'short',
    maximumFractionDigits: value < 10 && power > 0 ? 1 : 0,
  }).format(value)
}

/** In yuan. A run often costs less than a fen. */
export function formatCost(yuan: number, language: string): string {
  const digits = yuan !== 0 && yuan < 0.1 ? 4 : 2
  return new Intl.NumberFormat(language, {
    style: 'currency',
    currency: 'CNY',
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(yuan)
}
