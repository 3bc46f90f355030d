import type { Person } from '../people/person.ts'

/** Something that happened to a topic. Numbers begin at 1 and grow by 1, so that whoever misses one knows. */
export interface LiveEvent {
  /** `plan:ID`, `run:ID`, `emergency:ID`, `emergencies` or `runs`. */
  readonly topic: string
  readonly seq: number
  /** ISO 8601, in UTC. */
  readonly at: string
  /** What happened, such as `task-completed`. */
  readonly kind: string
  readonly payload: unknown
}

/**
 * The events of one family of topics, as its feature keeps them: append-only, and numbered per object inside the
 * transaction that writes them, under a lock on the object. So whoever can see a number can see all before it.
 * `id` is what follows the colon of the topic, and '' where there is none.
 */
export interface EventLog {
  /** What stands before the colon: `plan` of `plan:ID`, or the whole topic. */
  readonly family: string
  /** Also false for an object that there is not, so that nobody can find out by asking. */
  mayRead(person: Person, id: string): Promise<boolean>
  /** At most `limit` events with greater numbers than `seq`, in order. */
  readAfter(id: string, seq: number, limit: number): Promise<LiveEvent[]>
  /** The greatest number there is, 0 before the first event. */
  lastSeq(id: string): Promise<number>
}

/** What is worth seeing as it happens and is nowhere kept, such as words that a model is about to say. */
export type Whisper = Pick<LiveEvent, 'topic' | 'kind' | 'payload'>

/** Tells everyone who listens, in all processes, as soon as the transaction that wrote the event has committed. */
export interface Announcer {
  announce(event: LiveEvent): void
}

/** Tells without a number and without promise: whoever is busy with what has one misses it. */
export interface Whisperer {
  whisper(whisper: Whisper): void
}
