import type { Level } from '../../notices/notice.ts'

/** What is known of one thing that may be bad; kept from look to look. */
export interface Cause {
  readonly rule: string
  readonly of: string
  /** As measured in the last looks, newest last. */
  readonly values: readonly number[]
  readonly detail: string
  /** Since when it has been bad without a break; milliseconds since the epoch, here and below. */
  readonly badSince: number | null
  /** Since when it has been well without a break, after it was told. */
  readonly wellSince: number | null
  /** What people were told. */
  readonly raised: { readonly level: Level; readonly since: number } | null
}

/** By the name that a notice has: `disk/web-1/data`. */
export type Causes = Readonly<Record<string, Cause>>

/** What people are to be told. */
export interface Change {
  readonly name: string
  readonly state: 'raised' | 'resolved'
  readonly level: Level
  readonly cause: Cause
  /** When it began. */
  readonly since: number
}
