/** What the server says on a live connection; app/README.md describes the protocol. */
export interface LiveEvent {
  readonly topic: string
  readonly seq: number
  readonly at: string
  readonly kind: string
  readonly payload: unknown
}

/** Worth seeing as it happens and nowhere kept: what a model is about to say. It may be missed. */
export type Whisper = Pick<LiveEvent, 'topic' | 'kind' | 'payload'>

export type ServerMessage =
  | ({ readonly type: 'event' } & LiveEvent)
  | ({ readonly type: 'whisper' } & Whisper)
  | { readonly type: 'subscribed'; readonly topic: string; readonly after: number; readonly last: number }
  | { readonly type: 'reset'; readonly topic: string; readonly last: number }
  | { readonly type: 'unsubscribed'; readonly topic: string }
  | { readonly type: 'refused'; readonly topic: string; readonly code: string; readonly message: string }
  | { readonly type: 'pong' }

export type ClientMessage =
  | { readonly type: 'subscribe'; readonly topic: string; readonly after: number }
  | { readonly type: 'unsubscribe'; readonly topic: string }
  | { readonly type: 'ping' }

/** Close code for a session that has ended: there is no use in coming back without signing in. */
export const SIGNED_OUT = 4401
