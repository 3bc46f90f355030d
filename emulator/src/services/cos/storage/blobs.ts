import { createHash } from 'node:crypto'
import {
  copyFileSync,
  createReadStream,
  createWriteStream,
  linkSync,
  mkdirSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Crc64 } from './crc64.ts'

/** A stretch of bytes on disk. An object is one or, after a multipart upload or an append, several in a row. */
export interface Segment {
  readonly blob: string
  readonly size: number
}

/** Bytes that have arrived whole and are not yet anybody's: keep them or discard them. */
export interface Arrival extends Segment {
  /** Lower-case hex. */
  readonly md5: string
  readonly crc64: bigint
  /** Moves the file into place; synchronous, so that the record follows in the same turn. */
  keep(): void
  discard(): Promise<void>
}

/** Larger than the default 64 KiB: fewer trips to the thread pool for an object of many megabytes. */
const readChunkBytes = 256 * 1024
const writeBufferBytes = 1024 * 1024
const shards = 256

/**
 * The files below `dataFolder/cos`. A file appears in `objects/` before the record that names it and leaves
 * after that record has; what a kill leaves between the two belongs to nobody and is swept at the next start.
 */
export class Blobs {
  readonly #folder: string
  /** Names begin with the time of this life, so that the sweep cannot meet a file of the present one. */
  readonly #life: string
  #count = 0
  readonly #readers = new Map<string, number>()
  readonly #discarded = new Set<string>()

  constructor(folder: string, startedAt: number) {
    this.#folder = folder
    this.#life = startedAt.toString(36)
    rmSync(this.#incoming(), { recursive: true, force: true })
    mkdirSync(this.#incoming(), { recursive: true })
    for (let shard = 0; shard < shards; shard += 1) mkdirSync(this.#shard(shard), { recursive: true })
  }

  /** Streams `source` to disk with its checksums; rejects, leaving nothing, if it breaks off. */
  async receive(source: Readable): Promise<Arrival> {
    const blob = this.#nextName()
    const temporary = this.#incoming(blob)
    const md5 = createHash('md5')
    const crc64 = new Crc64()
    let size = 0
    source.on('data', (chunk: Buffer) => {
      md5.update(chunk)
      crc64.update(chunk)
      size += chunk.length
    })
    const discard = () => rm(temporary, { force: true })
    try {
      await pipeline(source, createWriteStream(temporary, { highWaterMark: writeBufferBytes }))
    } catch (error) {
      await discard()
      throw error
    }
    const keep = () => renameSync(temporary, this.#path(blob))
    return { blob, size, md5: md5.digest('hex'), crc64: crc64.digest(), keep, discard }
  }

  /** The same bytes under new names: a copy that costs nothing, for whom either may go first. */
  share(segments: readonly Segment[]): Segment[] {
    return segments.map(({ blob, size }) => {
      const copy = this.#nextName()
      linkOrCopy(this.#path(blob), this.#path(copy))
      return { blob: copy, size }
    })
  }

  /**
   * Writes bytes `start` to `end`, both included, to `destination` and ends it. What it began to read it reads
   * to the end, even if the object is replaced meanwhile.
   */
  async send(segments: readonly Segment[], start: number, end: number, destination: Writable): Promise<void> {
    // All in one: each pipeline leaves listeners at its destination, and an object may have 10,000 parts. Ended here,
    // since an answer that was promised longer never finishes, and whoever cuts it off would be waited for.
    await pipeline(this.read(segments, start, end), destination, { end: false })
    destination.end()
  }

  /** The bytes `start` to `end`, both included, as a stream. */
  async *read(segments: readonly Segment[], start: number, end: number): AsyncGenerator<Buffer> {
    const stretches = stretchesOf(segments, start, end)
    const names = stretches.map(({ blob }) => blob)
    this.#hold(names)
    try {
      for (const { blob, from, to } of stretches) yield* this.#read(blob, from, to)
    } finally {
      this.#release(names)
    }
  }

  /** Forgets files whose record is gone; once the journal has that on disk, and their readers are done. */
  discard(segments: readonly Segment[]): void {
    for (const { blob } of segments) {
      if (this.#readers.has(blob)) this.#discarded.add(blob)
      else this.#removeSoon(blob)
    }
  }

  /** Removes what earlier lives left behind and no record names. */
  async sweep(isNamed: (blob: string) => boolean): Promise<void> {
    for (let shard = 0; shard < shards; shard += 1) {
      for (const blob of await readdir(this.#shard(shard))) {
        if (!blob.startsWith(`${this.#life}-`) && !isNamed(blob)) await rm(this.#path(blob), { force: true })
      }
    }
  }

  #read(blob: string, start: number, end: number): Readable {
    return createReadStream(this.#path(blob), { start, end, highWaterMark: readChunkBytes })
  }

  #hold(blobs: readonly string[]): void {
    for (const blob of blobs) this.#readers.set(blob, (this.#readers.get(blob) ?? 0) + 1)
  }

  #release(blobs: readonly string[]): void {
    for (const blob of blobs) {
      const others = (this.#readers.get(blob) ?? 0) - 1
      if (others > 0) {
        this.#readers.set(blob, others)
        continue
      }
      this.#readers.delete(blob)
      if (this.#discarded.delete(blob)) this.#removeSoon(blob)
    }
  }

  #removeSoon(blob: string): void {
    setImmediate(() => rm(this.#path(blob), { force: true }).catch(() => undefined))
  }

  #nextName(): string {
    this.#count += 1
    return `${this.#life}-${this.#count.toString(36)}`
  }

  #incoming(name = ''): string {
    return join(this.#folder, 'incoming', name)
  }

  #path(blob: string): string {
    const serial = Number.parseInt(blob.slice(blob.indexOf('-') + 1), 36)
    return join(this.#shard(serial % shards), blob)
  }

  #shard(number: number): string {
    return join(this.#folder, 'objects', number.toString(16).padStart(2, '0'))
  }
}

/** A file can have only so many names (65,000 on ext4), and on some file systems only one. */
function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to)
  } catch {
    copyFileSync(from, to)
  }
}

interface Stretch {
  readonly blob: string
  readonly from: number
  readonly to: number
}

/** Which bytes of which segments make up bytes `start` to `end` of the whole. */
function stretchesOf(segments: readonly Segment[], start: number, end: number): Stretch[] {
  const stretches: Stretch[] = []
  let offset = 0
  for (const { blob, size } of segments) {
    const from = Math.max(start - offset, 0)
    const to = Math.min(end - offset, size - 1)
    if (from <= to) stretches.push({ blob, from, to })
    offset += size
  }
  return stretches
}
