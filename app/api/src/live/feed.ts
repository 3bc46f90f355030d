import type { EventLog, LiveEvent, Whisper } from './event.ts'
import { encode, type Frame, frameOf } from './messages.ts'
import type { Permissions } from './permissions.ts'
import type { Subscription } from './subscription.ts'
import type { Topic } from './topic.ts'

/** Events that one look into a log returns. */
const PAGE = 256
/** Of a topic's last events, kept at hand for readers that are a little behind. */
const RECENT_BYTES = 128 * 1024

/**
 * One topic as this process knows it, and all who listen to it here. Everybody gets each number once and in order:
 * an announced event is passed on only if it is the next one, and whatever is missing before it is read from the log.
 */
export class Feed {
  readonly topic: Topic
  readonly permissions: Permissions
  /** Settles once the feed knows where its log ends; rejects when the log cannot be read. */
  readonly opened: Promise<void>
  readonly #log: EventLog
  readonly #subscriptions = new Set<Subscription>()
  readonly #recent: Frame[] = []
  #recentBytes = 0
  #opening = true
  #head = 0
  /** The greatest number that was announced. */
  #heard = 0
  #reading: Promise<void> | undefined

  constructor(topic: Topic, log: EventLog, permissions: Permissions) {
    this.topic = topic
    this.permissions = permissions
    this.#log = log
    this.opened = this.#open()
  }

  /** All events up to this number have been passed on. */
  get head(): number {
    return this.#head
  }

  get isIdle(): boolean {
    return this.#subscriptions.size === 0
  }

  add(subscription: Subscription): void {
    this.#subscriptions.add(subscription)
  }

  remove(subscription: Subscription): void {
    this.#subscriptions.delete(subscription)
  }

  accept(event: LiveEvent): void {
    if (event.seq === this.#head + 1 && !this.#opening) this.#pass(event)
    else this.hear(event.seq)
  }

  /** Of an event that was announced by its number only. */
  hear(seq: number): void {
    this.#heard = Math.max(this.#heard, seq)
    if (this.#heard > this.#head && !this.#opening) this.readOn().catch(() => {})
  }

  whisper(whisper: Whisper): void {
    if (this.isIdle) return
    const data = encode({ type: 'whisper', ...whisper })
    for (const subscription of this.#subscriptions) subscription.whisper(data)
  }

  /** Passes on what the log has beyond the head. */
  readOn(): Promise<void> {
    this.#reading ??= this.#readAll().finally(() => {
      this.#reading = undefined
    })
    return this.#reading
  }

  /** Looks for what was never announced, and wakes readers that could not be served when they should have been. */
  async look(): Promise<void> {
    await this.readOn()
    for (const subscription of this.#subscriptions) subscription.advance()
  }

  /** Events after `seq`, from memory if it reaches back that far. */
  async read(seq: number): Promise<readonly Frame[]> {
    const first = this.#recent[0]
    if (first && first.seq <= seq + 1) return this.#recent.filter((frame) => frame.seq > seq)
    return (await this.#log.readAfter(this.topic.id, seq, PAGE)).map(frameOf)
  }

  async #open(): Promise<void> {
    this.#head = await this.#log.lastSeq(this.topic.id)
    this.#opening = false
    // What was announced while we asked is known by number only.
    this.hear(this.#heard)
  }

  async #readAll(): Promise<void> {
    for (;;) {
      const heard = this.#heard
      const events = await this.#log.readAfter(this.topic.id, this.#head, PAGE)
      for (const event of events) if (event.seq > this.#head) this.#pass(event)
      // Heard of while reading, and perhaps written after the log was looked at.
      const more = this.#heard > heard && this.#heard > this.#head
      if (events.length < PAGE && !more) return
    }
  }

  #pass(event: LiveEvent): void {
    const frame = frameOf(event)
    const before = this.#head
    this.#head = event.seq
    this.#keep(frame)
    for (const subscription of this.#subscriptions) subscription.offer(frame, before)
  }

  #keep(frame: Frame): void {
    this.#recent.push(frame)
    this.#recentBytes += frame.data.length
    while (this.#recentBytes > RECENT_BYTES) this.#recentBytes -= this.#recent.shift()?.data.length ?? 0
  }
}
