import { Readable } from 'node:stream'
import type { ByteRange } from './object-store.ts'
import { notePassed } from './passing-bytes.ts'

/** How often a connection may break, one time after the other, without bringing anything. */
const MOST_BREAKS = 4

/**
 * The bytes of a range from as many answers as it takes. An answer that ends early, or breaks, is continued where it
 * ended: also when it fell silent because nobody read for a while. Plain events, since they are what every byte of
 * every download goes through.
 */
export class WholeRange extends Readable {
  readonly #end: number
  readonly #readFrom: (start: number) => Promise<Readable>
  #answer: Readable
  /** Of the next byte. */
  #next: number
  #breaks = 0

  constructor(first: Readable, { start, end }: ByteRange, readFrom: (start: number) => Promise<Readable>) {
    super()
    this.#next = start
    this.#end = end
    this.#readFrom = readFrom
    this.#answer = first
    this.#follow(first)
  }

  override _read(): void {
    this.#answer.resume()
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#answer.destroy()
    done(error)
  }

  #follow(answer: Readable): void {
    this.#answer = answer
    answer.on('data', (chunk: Buffer) => this.#take(chunk))
    // What became of it shows when it is closed.
    answer.on('error', () => {})
    answer.on('close', () => this.#closed())
  }

  #take(chunk: Buffer): void {
    this.#next += chunk.length
    this.#breaks = 0
    notePassed(chunk.length)
    if (this.#next > this.#end + 1) this.destroy(new Error('COS sent more than was asked for'))
    else if (!this.push(chunk)) this.#answer.pause()
  }

  #closed(): void {
    if (this.destroyed) return
    if (this.#next === this.#end + 1) this.push(null)
    else if (this.#breaks++ === MOST_BREAKS) this.destroy(new Error(`COS ended before byte ${this.#next}`))
    else this.#goOn()
  }

  #goOn(): void {
    this.#readFrom(this.#next).then(
      (answer) => (this.destroyed ? answer.destroy() : this.#follow(answer)),
      (error) => this.destroy(error),
    )
  }
}
