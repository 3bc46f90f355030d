import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Readable } from 'node:stream'

/** A call that was understood and let in, on its way through the faults to its effect. */
export interface Call {
  readonly protocol: 'api' | 'cos'
  /** `cvm` */
  readonly product: string
  /** `RunInstances`; of COS, what policies call it: `PutObject`. */
  readonly action: string
  /** Empty for global products. */
  readonly region: string
  /** Empty where nobody signed. */
  readonly secretId: string
  /** Whether the credential is one that ends by itself. */
  readonly temporary: boolean
  /** What API 3.0's action is given. An effect may put others in their place. */
  parameters: object
  /** What COS's operation reads. An effect may put another in its place. */
  body?: Readable
  readonly request: IncomingMessage
  readonly response: ServerResponse
}

/** To the next fault, or to the effect itself. */
export type Proceed = () => Promise<object>

/** Whether nobody waits for the answer any more. */
export function isGone({ request: { socket } }: Call): boolean {
  return socket.destroyed || socket.readableEnded
}

/** By the cloud's naming, which the products keep to. */
export function isRead({ protocol, action }: Call): boolean {
  if (protocol === 'cos') return /^(?:Get|Head|List)/.test(action)
  return /^(?:Describe|Get|List|Check|Inquir|Download)/.test(action)
}

/** Orders something new, be it free or not. */
export function isCreation({ protocol, action }: Call): boolean {
  if (protocol === 'cos') return action === 'PutBucket'
  return /^(?:Create|Run|Allocate|Import|Upload|Apply|Add)/.test(action)
}
