import type { Message } from '../message.ts'
import type { Receiver } from '../receiver.ts'

/** A way to reach people. */
export interface Channel<R extends Receiver> {
  /** Tries once. What the other side refuses is an answer; what goes wrong on the way there may be thrown. */
  send(receiver: R, message: Message, attempt: Attempt): Promise<Answer>
}

export interface Attempt {
  readonly now: Date
  /** Aborted when the other side takes too long, or nobody waits any more. */
  readonly signal: AbortSignal
}

export interface Answer {
  readonly ok: boolean
  /** The other side's own words. */
  readonly answered: string
  /** Milliseconds after which it is worth another try; undefined: never. */
  readonly againAfter?: number
}

/** After something that may have been an accident. */
export const soon = 1_000
