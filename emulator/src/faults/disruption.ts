import type { ServerResponse } from 'node:http'

/** What goes wrong on the wire instead of an answer. */
export type Damage =
  /** The connection is reset: the client sees ECONNRESET. */
  | { readonly kind: 'reset' }
  /** Something is answered, though not by the product. */
  | { readonly kind: 'page'; readonly status: number; readonly type: string; readonly body: string }

/** Thrown by an effect in place of an answer. */
export class Disruption extends Error {
  readonly damage: Damage

  constructor(damage: Damage) {
    super(`disrupted: ${damage.kind}`)
    this.name = 'Disruption'
    this.damage = damage
  }
}

export function deliver({ damage }: Disruption, response: ServerResponse): void {
  if (damage.kind === 'reset') return void response.socket?.resetAndDestroy()
  const { status, type, body } = damage
  response.writeHead(status, { 'Content-Type': type, 'Content-Length': Buffer.byteLength(body) })
  response.end(body)
}

export function reset(): Disruption {
  return new Disruption({ kind: 'reset' })
}

export function page(status: number, type: string, body: string): Disruption {
  return new Disruption({ kind: 'page', status, type, body })
}
