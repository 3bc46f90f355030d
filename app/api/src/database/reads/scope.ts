import { AsyncLocalStorage } from 'node:async_hooks'
import type { Position } from './position.ts'

/** What the reads of one request may be answered from. Outside of any, the primary answers everything. */
export interface ReadScope {
  /** Nothing may be answered by a server that has not come so far. Grows, so that later reads see no less. */
  floor: Position
  /** Milliseconds. */
  readonly oldest: number
  /** How old, in ms, the oldest of the answers may be; undefined while only the primary has answered. */
  age: number | undefined
}

export const readScopes = new AsyncLocalStorage<ReadScope>()
