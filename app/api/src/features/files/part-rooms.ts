import pLimit from 'p-limit'
import { PARTS_AT_ONCE } from './limits.ts'

/**
 * Where parts lie on their way through the app: so many at once, and the same rooms again and again. Made anew for each
 * part, rooms of this size would have the whole heap collected for every few of them.
 */
export class PartRooms {
  readonly #limit = pLimit(PARTS_AT_ONCE)
  readonly #free: Buffer[] = []

  /** Nothing of the room may be used once `work` is done. */
  use<T>(bytes: number, work: (room: Buffer) => Promise<T>): Promise<T> {
    return this.#limit(async () => {
      const room = this.#take(bytes)
      try {
        return await work(room)
      } finally {
        this.#free.push(room)
      }
    })
  }

  /** One that is too small, from a time with smaller parts, is let go. */
  #take(bytes: number): Buffer {
    const room = this.#free.pop()
    return room && room.length >= bytes ? room : Buffer.allocUnsafeSlow(bytes)
  }
}
