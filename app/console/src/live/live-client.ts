import { pauseBefore } from './backoff.ts'
import { type ClientMessage, type ServerMessage, SIGNED_OUT } from './messages.ts'
import { type Listener, Topics } from './topics.ts'

/**
 * `connecting`: the first attempt; `open`: events arrive as they happen; `waiting`: the connection was lost and will
 * be tried again; `signed-out`: the session has ended; `closed`: by us.
 */
export type LiveState = 'connecting' | 'open' | 'waiting' | 'signed-out' | 'closed'

/** The session has ended, so that there is no ticket and no use in asking again. */
export class SignedOutError extends Error {
  override readonly name = 'SignedOutError'
}

export interface LiveClientOptions {
  /** Where the socket is: `wss://name/ws/`. */
  readonly url: string
  /** Asks for a ticket that opens one socket; rejects with `SignedOutError` when nobody is signed in. */
  readonly ticket: () => Promise<string>
  readonly onState?: (state: LiveState) => void
  readonly random?: () => number
  /** Silence after which the server is asked for a sign of life, and how long it may take to give one. */
  readonly silenceMs?: number
  readonly answerMs?: number
}

const SILENCE_MS = 25_000
const ANSWER_MS = 10_000
const PROTOCOL = 'safe-live'

/**
 * One live connection for a whole page. It comes back by itself after a loss, and each topic then goes on after its
 * last number, so that listeners get every event once whatever happens in between.
 */
export class LiveClient {
  readonly #options: LiveClientOptions
  readonly #topics = new Topics()
  #state: LiveState = 'closed'
  #socket: WebSocket | undefined
  #attempt = 0
  #retry: ReturnType<typeof setTimeout> | undefined
  #silence: ReturnType<typeof setTimeout> | undefined

  constructor(options: LiveClientOptions) {
    this.#options = options
  }

  get state(): LiveState {
    return this.#state
  }

  /** Also after `signed-out`, once somebody has signed in. */
  open(): void {
    if (this.#state === 'connecting' || this.#state === 'open') return
    clearTimeout(this.#retry)
    this.#attempt = 0
    this.#become('connecting')
    void this.#connect()
  }

  close(): void {
    this.#become('closed')
    this.#letGo()
  }

  /** Gives `listener` all events of the topic after number `after`, beside others. Returns how to stop that. */
  follow(topic: string, after: number, listener: Listener): () => void {
    const { wish, remove } = this.#topics.add(topic, after, listener)
    this.#say(wish)
    return () => {
      if (remove()) this.#say({ type: 'unsubscribe', topic })
    }
  }

  async #connect(): Promise<void> {
    try {
      const ticket = await this.#options.ticket()
      if (this.#isWanted()) this.#listenTo(new WebSocket(this.#options.url, [PROTOCOL, `ticket.${ticket}`]))
    } catch (error) {
      if (error instanceof SignedOutError) this.#signOut()
      else this.#comeBack()
    }
  }

  #listenTo(socket: WebSocket): void {
    this.#socket = socket
    socket.addEventListener('open', () => this.#begin(socket))
    socket.addEventListener('message', ({ data }) => this.#hear(socket, data))
    socket.addEventListener('close', ({ code }) => this.#end(socket, code))
    // An answer of the network that never comes is an end too.
    this.#expectSound(socket, this.#options.answerMs ?? ANSWER_MS)
  }

  #begin(socket: WebSocket): void {
    if (socket !== this.#socket) return
    this.#become('open')
    for (const wish of this.#topics.wishes()) this.#say(wish)
    this.#listenForSilence(socket)
  }

  #hear(socket: WebSocket, data: unknown): void {
    if (socket !== this.#socket || typeof data !== 'string') return
    // Only now: a server that accepts and ends at once is not there yet.
    this.#attempt = 0
    this.#listenForSilence(socket)
    this.#topics.hear(JSON.parse(data) as ServerMessage)
  }

  #end(socket: WebSocket, code: number): void {
    if (socket !== this.#socket) return
    if (code === SIGNED_OUT) this.#signOut()
    else this.#comeBack()
  }

  #signOut(): void {
    this.#become('signed-out')
    this.#letGo()
  }

  #comeBack(): void {
    this.#letGo()
    if (!this.#isWanted()) return
    this.#become('waiting')
    const pause = pauseBefore(this.#attempt++, this.#options.random ?? Math.random)
    this.#retry = setTimeout(() => void this.#connect(), pause)
  }

  /** A network that went away says nothing about it: after a silence we ask. */
  #listenForSilence(socket: WebSocket): void {
    clearTimeout(this.#silence)
    this.#silence = setTimeout(() => {
      this.#say({ type: 'ping' })
      this.#expectSound(socket, this.#options.answerMs ?? ANSWER_MS)
    }, this.#options.silenceMs ?? SILENCE_MS)
  }

  #expectSound(socket: WebSocket, withinMs: number): void {
    clearTimeout(this.#silence)
    // Not by waiting for its farewell, which cannot arrive.
    this.#silence = setTimeout(() => socket === this.#socket && this.#comeBack(), withinMs)
  }

  /** Lets go of the socket and of all that was planned. */
  #letGo(): void {
    clearTimeout(this.#retry)
    clearTimeout(this.#silence)
    const socket = this.#socket
    this.#socket = undefined
    socket?.close()
  }

  #isWanted(): boolean {
    return this.#state !== 'closed' && this.#state !== 'signed-out'
  }

  #become(state: LiveState): void {
    if (state === this.#state) return
    this.#state = state
    this.#options.onState?.(state)
  }

  #say(message: ClientMessage): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(message))
  }
}
