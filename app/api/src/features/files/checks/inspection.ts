import { createHash } from 'node:crypto'

/** Enough for what tells one type from another, and for the size of all but odd pictures. */
const HEAD_BYTES = 256 * 1024

/**
 * The test string by which every scanner proves that it works, put together here so that no scanner finds it in this
 * file. https://www.eicar.org/download-anti-malware-testfile/
 */
export const TEST_SIGNATURE = [
  'X5O!P%@AP[4\\PZX54(P^)7CC)7}$',
  'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*',
].join('')

/** What a file shows as it passes, without being kept. */
export class Inspection {
  readonly #hash = createHash('sha256')
  readonly #heads: Buffer[] = []
  #headBytes = 0
  #tail = Buffer.alloc(0)
  bytes = 0
  hasTestSignature = false

  update(chunk: Buffer): void {
    this.bytes += chunk.length
    this.#hash.update(chunk)
    this.#keepHead(chunk)
    this.#scan(chunk)
  }

  /** The first bytes. */
  head(): Buffer {
    return Buffer.concat(this.#heads)
  }

  /** Once, at the end. */
  sha256(): string {
    return this.#hash.digest('hex')
  }

  #keepHead(chunk: Buffer): void {
    if (this.#headBytes >= HEAD_BYTES) return
    // A copy: the chunk is a view of a larger buffer, which it would keep.
    const kept = Buffer.from(chunk.subarray(0, HEAD_BYTES - this.#headBytes))
    this.#heads.push(kept)
    this.#headBytes += kept.length
  }

  /** The string may lie across two chunks. */
  #scan(chunk: Buffer): void {
    const edge = Buffer.concat([this.#tail, chunk.subarray(0, TEST_SIGNATURE.length)])
    this.hasTestSignature ||= edge.includes(TEST_SIGNATURE) || chunk.includes(TEST_SIGNATURE)
    const end = chunk.length < TEST_SIGNATURE.length ? edge : chunk
    this.#tail = Buffer.from(end.subarray(-TEST_SIGNATURE.length))
  }
}
