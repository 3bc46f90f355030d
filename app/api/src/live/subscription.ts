import type { Person } from '../people/person.ts'
import type { Feed } from './feed.ts'
import type { Frame } from './messages.ts'

/** Whoever reads a topic: one socket, seen from its topics. */
export interface Reader {
  readonly person: Person
  /** Sends at once; a reader with too much waiting already is cut. */
  send(data: Buffer): void
  /** Sends, and waits where much is waiting already; rejects when the reader has gone. */
  deliver(data: Buffer): Promise<void>
  /** The person may not read the topic any longer. */
  refused(topic: string): void
}

/** How far one reader has come in one topic. */
export class Subscription {
  readonly feed: Feed
  readonly #reader: Reader
  #cursor: number
  #ended = false
  /** While true, events on offer wait in the log: the reader has not begun, or is being fetched up to the head. */
  #advancing = true

  constructor(feed: Feed, reader: Reader, after: number) {
    this.feed = feed
    this.#reader = reader
    this.#cursor = after
  }

  /** From here on the reader is given events. */
  start(): void {
    this.#advancing = false
    this.advance()
  }

  /** Gives the event that follows number `before`, at once where nothing stands between. */
  offer(frame: Frame, before: number): void {
    const level = this.#cursor >= before && !this.#advancing
    if (!level || !this.feed.permissions.holds(this.#reader.person)) this.advance()
    else if (this.#take(frame)) this.#reader.send(frame.data)
  }

  /** Only for those who have all that came before it, and may be told at once. */
  whisper(data: Buffer): void {
    if (this.#ended || this.#advancing || this.#cursor < this.feed.head) return
    const { permissions } = this.feed
    if (permissions.holds(this.#reader.person)) this.#reader.send(data)
    // Words may come for long without an event: those that follow find the permission given anew.
    else permissions.ask(this.#reader.person).catch(() => {})
  }

  /** Brings the reader up to the head. When the log cannot be read, the feed's next look tries again. */
  advance(): void {
    if (this.#advancing || this.#ended) return
    this.#advancing = true
    this.#catchUp().catch(() => {})
  }

  end(): void {
    this.#ended = true
    this.feed.remove(this)
  }

  async #catchUp(): Promise<void> {
    try {
      while (!this.#ended && this.#cursor < this.feed.head) {
        if (!(await this.feed.permissions.ask(this.#reader.person))) return this.#refuse()
        const frames = await this.feed.read(this.#cursor)
        if (frames.length === 0) return
        for (const frame of frames) if (this.#take(frame)) await this.#reader.deliver(frame.data)
      }
    } finally {
      // In the same instant as the last comparison: an event on offer in between would find nobody at home.
      this.#advancing = false
    }
  }

  /** Whether the frame is one that the reader does not have. */
  #take({ seq }: Frame): boolean {
    if (this.#ended || seq <= this.#cursor) return false
    this.#cursor = seq
    return true
  }

  #refuse(): void {
    this.end()
    this.#reader.refused(this.feed.topic.name)
  }
}
