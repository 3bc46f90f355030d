import type { FastifyBaseLogger } from 'fastify'
import pLimit from 'p-limit'
import type { Clock } from '../clock.ts'
import type { Announcer, EventLog, LiveEvent, Whisper, Whisperer } from './event.ts'
import type { EventLogs } from './event-logs.ts'
import { Feed } from './feed.ts'
import type { LiveLimits } from './limits.ts'
import { Permissions } from './permissions.ts'
import type { Relay } from './relay.ts'
import { type Reader, Subscription } from './subscription.ts'
import { parseTopic } from './topic.ts'

/** Looks into logs at the same time: the database has more to do than this. */
const LOOKS_AT_ONCE = 4

export interface HubParts {
  readonly logs: EventLogs
  readonly relay: Relay
  readonly clock: Clock
  readonly limits: LiveLimits
  readonly log: FastifyBaseLogger
}

/** What became of a wish to listen; undefined where the topic is not for this person, or not there at all. */
export interface Joined {
  readonly subscription: Subscription
  /** Number after which events follow. */
  readonly after: number
  readonly last: number
  /** The log ends before what the reader asked for. */
  readonly reset: boolean
}

/**
 * Brings events to those who listen in this process. Other processes hear of ours, and we of theirs, through the
 * relay; what it loses is found by looking into the logs from time to time, more often while it is away.
 */
export class LiveHub implements Announcer, Whisperer {
  readonly #parts: HubParts
  readonly #feeds = new Map<string, Feed>()
  readonly #atOnce = pLimit(LOOKS_AT_ONCE)
  #timer: NodeJS.Timeout | undefined
  #failing = false
  #stopped = false

  constructor(parts: HubParts) {
    this.#parts = parts
  }

  start(): void {
    const { relay } = this.#parts
    relay.listen({
      event: (event) => this.#feeds.get(event.topic)?.accept(event),
      number: (topic, seq) => this.#feeds.get(topic)?.hear(seq),
      whisper: (whisper) => this.#feeds.get(whisper.topic)?.whisper(whisper),
      away: () => this.#lookLater(),
      // Whatever was announced while the relay was away is in the logs.
      back: () => void this.#lookAround(),
    })
    this.#lookLater()
  }

  stop(): void {
    this.#stopped = true
    clearTimeout(this.#timer)
  }

  announce(event: LiveEvent): void {
    this.#feeds.get(event.topic)?.accept(event)
    this.#parts.relay.publish(event)
  }

  whisper(whisper: Whisper): void {
    this.#feeds.get(whisper.topic)?.whisper(whisper)
    this.#parts.relay.whisper(whisper)
  }

  /** Lets `reader` have all events of the topic after number `after`, those to come included. */
  async join(reader: Reader, name: string, after: number): Promise<Joined | undefined> {
    const topic = parseTopic(name)
    const log = topic && this.#parts.logs.of(topic.family)
    if (!log || !(await log.mayRead(reader.person, topic.id))) return undefined
    const feed = this.#feeds.get(name) ?? new Feed(topic, log, this.#permissions(log, topic.id))
    this.#feeds.set(name, feed)
    try {
      await feed.opened
      // Another process may have told the reader of events that this one has not heard of yet.
      if (after > feed.head) await feed.readOn()
    } catch (error) {
      this.#forget(feed)
      throw error
    }
    // The last listener may have left while we waited, and taken the feed along.
    if (this.#feeds.get(name) !== feed) return this.join(reader, name, after)
    const last = feed.head
    const subscription = new Subscription(feed, reader, Math.min(after, last))
    feed.add(subscription)
    return { subscription, after: Math.min(after, last), last, reset: after > last }
  }

  leave(subscription: Subscription): void {
    subscription.end()
    if (subscription.feed.isIdle) this.#forget(subscription.feed)
  }

  #permissions(log: EventLog, id: string): Permissions {
    const { clock, limits } = this.#parts
    return new Permissions((person) => log.mayRead(person, id), clock, limits.permission)
  }

  #forget(feed: Feed): void {
    if (this.#feeds.get(feed.topic.name) === feed) this.#feeds.delete(feed.topic.name)
  }

  /** Instead of the look that was planned before. */
  #lookLater(): void {
    if (this.#stopped) return
    clearTimeout(this.#timer)
    const { relay, limits } = this.#parts
    const pause = relay.isConnected ? limits.poll : limits.pollAlone
    this.#timer = setTimeout(() => this.#lookAround().finally(() => this.#lookLater()), pause).unref()
  }

  async #lookAround(): Promise<void> {
    const looks = [...this.#feeds.values()].map((feed) => this.#atOnce(() => feed.look()))
    try {
      await Promise.all(looks)
      this.#failing = false
    } catch (error) {
      if (!this.#failing) this.#parts.log.warn({ err: error }, 'The logs of events cannot be read')
      this.#failing = true
    }
  }
}
