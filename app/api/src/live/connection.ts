import type { FastifyBaseLogger } from 'fastify'
import { type RawData, WebSocket } from 'ws'
import type { Clock } from '../clock.ts'
import type { ErrorCode } from '../errors/catalogue.ts'
import type { Language } from '../errors/language.ts'
import { wordsOf } from '../errors/words.ts'
import type { Identity } from '../people/guard.ts'
import type { Person } from '../people/person.ts'
import { Allowance } from './allowance.ts'
import type { LiveHub } from './hub.ts'
import type { LiveLimits } from './limits.ts'
import { type ClientMessage, closing, decode, encode, type ServerMessage } from './messages.ts'
import type { SessionWatch } from './session-watch.ts'
import type { Reader, Subscription } from './subscription.ts'

const FAREWELL_MS = 2_000

export interface ConnectionParts {
  readonly hub: LiveHub
  readonly sessions: SessionWatch
  readonly limits: LiveLimits
  readonly clock: Clock
  readonly log: FastifyBaseLogger
}

/** One open socket and what its person listens to. */
export class Connection implements Reader {
  readonly sessionId: string | null
  #person: Person
  readonly #socket: WebSocket
  readonly #parts: ConnectionParts
  readonly #language: Language
  readonly #allowance: Allowance
  readonly #subscriptions = new Map<string, Subscription>()
  /** Wishes are carried out one after the other, so that the last one counts. */
  #wishes = Promise.resolve()
  #heardFrom = true

  constructor(socket: WebSocket, identity: Identity, language: Language, parts: ConnectionParts) {
    this.#person = identity.person
    this.sessionId = identity.sessionId
    this.#socket = socket
    this.#parts = parts
    this.#language = language
    const { messageBurst, messagesPerSecond } = parts.limits
    this.#allowance = new Allowance(messageBurst, messagesPerSecond, parts.clock().getTime())
    socket.on('message', (data, isBinary) => this.#hear(data, isBinary))
    socket.on('pong', () => {
      this.#heardFrom = true
    })
    socket.on('close', () => this.#leaveAll())
  }

  get person(): Person {
    return this.#person
  }

  send(data: Buffer): void {
    if (this.#socket.readyState !== WebSocket.OPEN) return
    const waiting = this.#socket.bufferedAmount
    if (waiting <= this.#parts.limits.waitingBytes) this.#socket.send(data, TEXT)
    else this.close(closing.tryAgainLater, 'too slow')
  }

  async deliver(data: Buffer): Promise<void> {
    // Half of what may wait is left to events of other topics, which are not asked to.
    if (this.#socket.bufferedAmount < this.#parts.limits.waitingBytes / 2) return this.send(data)
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    this.#socket.send(data, TEXT, (error) => (error ? reject(error) : resolve()))
    return promise
  }

  refused(topic: string): void {
    this.#subscriptions.delete(topic)
    this.#refuse(topic, 'live/topic-refused')
  }

  /** Says farewell; to a client that does not answer it, not for long, since what it did not read takes room. */
  close(code: number, reason: string): void {
    this.#leaveAll()
    this.#socket.close(code, reason)
    const timer = setTimeout(() => this.#socket.terminate(), FAREWELL_MS)
    this.#socket.once('close', () => clearTimeout(timer))
  }

  signOut(): void {
    this.close(closing.signedOut, 'signed out')
  }

  /** Asks for a sign of life; a socket that has given none since the last time is ended. */
  async beat(): Promise<void> {
    if (!this.#heardFrom) return this.#socket.terminate()
    this.#heardFrom = false
    this.#socket.ping()
    await this.#lookAtSession()
  }

  /** Finds out what the news of ended sessions may have missed. */
  async #lookAtSession(): Promise<void> {
    if (this.sessionId === null) return
    const person = await this.#parts.sessions.personOf(this.sessionId)
    if (person) this.#person = person
    else this.signOut()
  }

  #hear(data: RawData, isBinary: boolean): void {
    if (this.#socket.readyState !== WebSocket.OPEN) return
    this.#heardFrom = true
    const message = isBinary ? undefined : decode(data.toString())
    if (!this.#allowance.take(this.#parts.clock().getTime()))
      this.close(closing.badMessage, 'too many messages')
    else if (!message) this.close(closing.badMessage, 'not understood')
    else if (message.type === 'ping') this.#say({ type: 'pong' })
    else this.#wishes = this.#wishes.then(() => this.#carryOut(message))
  }

  async #carryOut(wish: Exclude<ClientMessage, { type: 'ping' }>): Promise<void> {
    if (this.#socket.readyState !== WebSocket.OPEN) return
    this.#leave(wish.topic)
    if (wish.type === 'unsubscribe') return this.#say({ type: 'unsubscribed', topic: wish.topic })
    try {
      await this.#subscribe(wish.topic, wish.after)
    } catch (error) {
      this.#parts.log.warn({ err: error }, 'A topic could not be opened')
      this.close(closing.tryAgainLater, 'the log of events cannot be read')
    }
  }

  async #subscribe(topic: string, wanted: number): Promise<void> {
    if (this.#subscriptions.size >= this.#parts.limits.topicsPerSocket)
      return this.#refuse(topic, 'live/too-many-topics')
    const joined = await this.#parts.hub.join(this, topic, wanted)
    if (!joined) return this.#refuse(topic, 'live/topic-refused')
    const { subscription, after, last, reset } = joined
    if (this.#socket.readyState !== WebSocket.OPEN) return this.#parts.hub.leave(subscription)
    this.#subscriptions.set(topic, subscription)
    this.#say({ type: 'subscribed', topic, after, last })
    if (reset) this.#say({ type: 'reset', topic, last })
    subscription.start()
  }

  #leave(topic: string): void {
    const subscription = this.#subscriptions.get(topic)
    if (!subscription) return
    this.#subscriptions.delete(topic)
    this.#parts.hub.leave(subscription)
  }

  #leaveAll(): void {
    for (const topic of [...this.#subscriptions.keys()]) this.#leave(topic)
  }

  #refuse(topic: string, code: ErrorCode): void {
    this.#say({ type: 'refused', topic, code, message: wordsOf(code, this.#language) })
  }

  #say(message: ServerMessage): void {
    this.send(encode(message))
  }
}

/** Events are bytes already; what they are is text. */
const TEXT = { binary: false }
