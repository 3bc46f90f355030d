import type { Text } from '../text.ts'

export type Unit = '%' | 'ms' | 's' | 'h' | 'd' | ''

/** What a figure is held to: it must not be above, or not be below. */
export type Limit = { readonly most: number } | { readonly least: number }

/** How one thing is, now. */
export interface Finding {
  /** Names the cause where it is not well, the same from one look to the next: `disk/host-1`. */
  readonly id: string
  /** What was looked at, of all hosts and databases alike: disk, memory. */
  readonly title: Text
  /** Which one: `host-1`, `postgres/main`. */
  readonly subject: string
  readonly ok: boolean
  readonly figure?: { readonly value: number; readonly unit: Unit }
  readonly limit?: Limit
  readonly found: Text | string
  /** What to do about it, or a command that does it. */
  readonly mend?: Text | string
}

export function isWithin(value: number, limit: Limit): boolean {
  return 'most' in limit ? value <= limit.most : value >= limit.least
}

/** A figure with its limit, which decides. */
export function measured(
  finding: Omit<Finding, 'ok' | 'figure' | 'limit'>,
  value: number,
  unit: Unit,
  limit: Limit,
): Finding {
  return { ...finding, ok: isWithin(value, limit), figure: { value, unit }, limit }
}

/** Nobody could look: that is not well, and for the reason that it says. */
export function unseen(
  finding: Pick<Finding, 'id' | 'title' | 'subject' | 'mend'>,
  why: Text | string,
): Finding {
  const found =
    typeof why === 'string'
      ? { en: `could not look: ${why}`, zh: `无法查看：${why}` }
      : { en: `could not look: ${why.en}`, zh: `无法查看：${why.zh}` }
  return { ...finding, ok: false, found }
}
