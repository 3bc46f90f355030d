import { z } from 'zod'
import type { LiveEvent, Whisper } from './event.ts'

/** What a client may say. */
export const clientMessage = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('subscribe'),
    topic: z.string(),
    /** Number of the last event that the client has; 0 for none. */
    after: z.int().min(0),
  }),
  z.strictObject({ type: z.literal('unsubscribe'), topic: z.string() }),
  z.strictObject({ type: z.literal('ping') }),
])
export type ClientMessage = z.infer<typeof clientMessage>

/** What the server says. */
export type ServerMessage =
  | ({ readonly type: 'event' } & LiveEvent)
  /** Has no number and is never repeated. */
  | ({ readonly type: 'whisper' } & Whisper)
  /** Events after `after` follow; `last` is the greatest number there is at this moment. */
  | { readonly type: 'subscribed'; readonly topic: string; readonly after: number; readonly last: number }
  /** The log ends before what the client has, as after a restored backup: what it shows is to be read anew. */
  | { readonly type: 'reset'; readonly topic: string; readonly last: number }
  | { readonly type: 'unsubscribed'; readonly topic: string }
  /** Not, or no longer, for this person. */
  | { readonly type: 'refused'; readonly topic: string; readonly code: string; readonly message: string }
  | { readonly type: 'pong' }

/** Why a server ends a connection; 4000 and up are ours, the rest RFC 6455's and IANA's. */
export const closing = {
  badMessage: 1008,
  restart: 1012,
  tryAgainLater: 1013,
  /** The session has ended: there is no use in coming back without signing in. */
  signedOut: 4401,
  tooManySockets: 4429,
} as const

/** Turned into bytes once for all that read it. */
export interface Frame {
  readonly seq: number
  readonly data: Buffer
}

export function frameOf(event: LiveEvent): Frame {
  const { topic, seq, at, kind, payload } = event
  return { seq, data: encode({ type: 'event', topic, seq, at, kind, payload }) }
}

export function encode(message: ServerMessage): Buffer {
  return Buffer.from(JSON.stringify(message))
}

/** The message in `data`, or undefined where it is none of ours. */
export function decode(data: string): ClientMessage | undefined {
  try {
    return clientMessage.safeParse(JSON.parse(data)).data
  } catch {
    return undefined
  }
}
