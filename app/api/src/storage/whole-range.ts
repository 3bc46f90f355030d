import type { Readable } from 'node:stream'
import type { ByteRange } from './object-store.ts'

/** How often a connection may break, one time after the other, without bringing anything. */
const MOST_BREAKS = 4

/**
 * The bytes of a range from as many answers as it takes. An answer that ends early, or breaks, is continued where it
 * ended: also when it fell silent because nobody read for a while.
 */
export async function* wholeRange(
  first: Readable,
  { start, end }: ByteRange,
  readFrom: (start: number) => Promise<Readable>,
): AsyncGenerator<Buffer> {
  let next = start
  let answer = first
  for (let breaks = 0; ; breaks++) {
    try {
      for await (const chunk of answer) {
        next += chunk.length
        breaks = 0
        if (next > end + 1) throw new Overlong('COS sent more than was asked for')
        yield chunk
      }
    } catch (error) {
      if (error instanceof Overlong || breaks === MOST_BREAKS) throw error
    }
    if (next === end + 1) return
    if (breaks === MOST_BREAKS) throw new Error(`COS sent ${next - start} of ${end + 1 - start} bytes`)
    answer = await readFrom(next)
  }
}

class Overlong extends Error {
  override readonly name = 'Overlong'
}
