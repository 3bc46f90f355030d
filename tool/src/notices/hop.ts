import type { Text } from '../text.ts'

/** One step of a notice on its way to somebody, and what answered there. */
export interface Hop {
  /** Which receiver: `robot ops`, `email oncall`, `webhook pager`. Never its address, which may hold a key. */
  readonly channel: string
  readonly ok: boolean
  /** In the words of whoever answered: `errcode 0: ok`, `250 2.0.0 queued as 4Xy`. */
  readonly answered: Text | string
  /** What it was told beside the notice: that another channel is broken. */
  readonly about?: Text
}
