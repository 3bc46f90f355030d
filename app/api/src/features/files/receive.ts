import type { Readable } from 'node:stream'
import { AppError } from '../../errors/app-error.ts'
import { notePassed } from '../../storage/passing-bytes.ts'

/** A part of an upload, which has to have this length, in `room`. */
export async function exactly(content: Readable, bytes: number, room: Buffer): Promise<Buffer> {
  let part = room.subarray(0, 0)
  for await (const piece of pieces(content, bytes, room.subarray(0, bytes))) part = piece
  return part
}

/**
 * A stream of a known length cut into pieces as long as `room`; of the last, what remains. Each lies in `room` until the
 * next is asked for.
 */
export async function* pieces(content: Readable, bytes: number, room: Buffer): AsyncGenerator<Buffer> {
  let held = 0
  let left = bytes
  for await (const chunk of content) {
    notePassed(chunk.length)
    if (held + chunk.length > left) throw new AppError('file/length-wrong')
    for (let taken = 0; taken < chunk.length; ) {
      const copied = chunk.copy(room, held, taken)
      taken += copied
      held += copied
      if (held < room.length) continue
      yield room
      left -= held
      held = 0
    }
  }
  if (held !== left) throw new AppError('file/length-wrong')
  if (held > 0) yield room.subarray(0, held)
}
