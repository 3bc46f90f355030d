import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { RandomAccessReader } from 'yauzl'
import { MEBIBYTE } from '../limits.ts'

/** Bytes of a file, both ends included. */
export type ReadRange = (start: number, end: number) => Promise<Readable>

const WINDOW_BYTES = MEBIBYTE

/** Reads here and there in a file that is far away. yauzl asks for some dozen bytes at a time, so more are fetched. */
export class WindowReader extends RandomAccessReader {
  readonly #read: ReadRange
  readonly #bytes: number
  #window = { start: 0, content: Buffer.alloc(0) }

  constructor(read: ReadRange, bytes: number) {
    super()
    this.#read = read
    this.#bytes = bytes
  }

  override read(
    target: Buffer,
    offset: number,
    length: number,
    position: number,
    done: (error: Error | null) => void,
  ): void {
    this.#fetch(position, length).then((content) => {
      content.copy(target, offset)
      done(null)
    }, done)
  }

  async #fetch(position: number, length: number): Promise<Buffer> {
    const within = position - this.#window.start
    if (within < 0 || within + length > this.#window.content.length) {
      const end = Math.min(position + Math.max(length, WINDOW_BYTES), this.#bytes) - 1
      if (position + length - 1 > end) throw new Error('The archive ends before its directory does')
      this.#window = { start: position, content: await buffer(await this.#read(position, end)) }
      return this.#window.content.subarray(0, length)
    }
    return this.#window.content.subarray(within, within + length)
  }
}
