import type { Readable } from 'node:stream'
import { AppError } from '../../errors/app-error.ts'

/** A part of an upload, which has to have this length. */
export async function exactly(content: Readable, bytes: number): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of pieces(content, bytes, bytes)) parts.push(part)
  return Buffer.concat(parts)
}

/** A stream of a known length cut into pieces of one length; of the last, what remains. */
export async function* pieces(content: Readable, pieceBytes: number, bytes: number): AsyncGenerator<Buffer> {
  let chunks: Buffer[] = []
  let held = 0
  let left = bytes
  for await (const chunk of content) {
    let rest: Buffer = chunk
    while (held + rest.length >= pieceBytes) {
      const fitting = pieceBytes - held
      if (pieceBytes > left) throw new AppError('file/length-wrong')
      yield Buffer.concat([...chunks, rest.subarray(0, fitting)])
      left -= pieceBytes
      rest = rest.subarray(fitting)
      chunks = []
      held = 0
    }
    if (rest.length > 0) chunks.push(rest)
    held += rest.length
    if (held > left) throw new AppError('file/length-wrong')
  }
  if (held !== left) throw new AppError('file/length-wrong')
  if (held > 0) yield Buffer.concat(chunks)
}
