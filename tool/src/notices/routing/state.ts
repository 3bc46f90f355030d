import type { Notice } from '../notice.ts'

/** What whoever sends remembers from one round to the next: plain data, fit for a JSON file. By receiver's label. */
export type PostState = Readonly<Record<string, Box>>

/** One receiver's share of it. */
export interface Box {
  /** Causes it knows as raised. */
  readonly told: Readonly<Record<string, Told>>
  /** What is still to go out: kept for the morning, or because it could not be delivered. Oldest first. */
  readonly waiting: readonly Waiting[]
  /** Since its channel does not deliver. */
  readonly broken?: Broken
}

export type Told = Pick<Notice, 'level' | 'since' | 'edition'>

export interface Waiting {
  readonly notice: Notice
  /** Since when it waits, in ISO 8601. */
  readonly at: string
}

export interface Broken {
  /** ISO 8601, as `againAt`. */
  readonly since: string
  /** Deliveries that failed in a row. */
  readonly failures: number
  /** Not to be tried before. */
  readonly againAt: string
}

export const emptyBox: Box = { told: {}, waiting: [] }

/** The same occurrence: a storm that repeats itself is one notice. */
export function isSameNotice(one: Notice, other: Notice): boolean {
  return one.cause === other.cause && one.state === other.state && one.since === other.since
}
