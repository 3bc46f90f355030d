/** What was seen of one thing that a rule is about. */
export interface Reading {
  readonly rule: string
  /** Which of several: `/data`. Empty where there is but one. */
  readonly of: string
  /** Null where nothing can be said of it now: what was is as it was. */
  readonly value: number | null
  /** What people are told besides: `connection refused`. */
  readonly detail?: string
}

/** All that was seen in one look. A rule without a reading is well, or has too little to be judged by. */
export interface Sight {
  readonly readings: readonly Reading[]
  /** Rules of which nothing can be said, since their probe saw nothing. */
  readonly unseen: readonly string[]
}
