import type { Socket } from 'node:net'

/** Both ways until both have ended; an error of one ends the other at once. */
export function joinSockets(one: Socket, other: Socket): void {
  one.pipe(other)
  other.pipe(one)
  one.once('error', () => other.destroy())
  other.once('error', () => one.destroy())
  one.once('close', () => other.destroy())
  other.once('close', () => one.destroy())
}
