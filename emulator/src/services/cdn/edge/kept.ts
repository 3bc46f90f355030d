import { randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream, mkdirSync, openSync, rmSync } from 'node:fs'
import type { IncomingHttpHeaders } from 'node:http'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { World } from '../../../engine/world.ts'

/** An answer of the origin that a node has. */
export interface Kept {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  /** Where its content lies. */
  readonly file: string
  readonly bytes: number
  /** Milliseconds since 1970, from when on the origin is asked whether it is still the same. */
  readonly staleAt: number
}

export interface Asked {
  readonly domain: string
  /** Path and the parameters that count. */
  readonly target: string
}

/**
 * What the nodes of all domains have: contents in files, what is said of them in memory. A cache may forget at any
 * time, and this one does when the emulator ends.
 */
export class KeptAnswers {
  readonly #folder: string
  readonly #byDomain = new Map<string, Map<string, Kept>>()

  constructor({ dataFolder }: World) {
    this.#folder = join(dataFolder, 'cdn')
    rmSync(this.#folder, { recursive: true, force: true })
    mkdirSync(this.#folder, { recursive: true })
  }

  find({ domain, target }: Asked): Kept | undefined {
    return this.#byDomain.get(domain)?.get(target)
  }

  /** Takes a content in, whole, and then in place of what was there. Rejects where it breaks off. */
  async keep(
    { domain, target }: Asked,
    answer: Omit<Kept, 'file' | 'bytes'>,
    content: Readable,
  ): Promise<Kept> {
    const file = join(this.#folder, randomUUID())
    const sink = createWriteStream(file)
    try {
      await pipeline(content, sink)
    } catch (error) {
      rmSync(file, { force: true })
      throw error
    }
    const kept = { ...answer, file, bytes: sink.bytesWritten }
    this.#forget({ domain, target })
    const answers = this.#byDomain.get(domain) ?? new Map<string, Kept>()
    this.#byDomain.set(domain, answers.set(target, kept))
    return kept
  }

  /** The origin says that it is still the same. */
  renew({ domain, target }: Asked, kept: Kept, staleAt: number): Kept {
    const renewed = { ...kept, staleAt }
    this.#byDomain.get(domain)?.set(target, renewed)
    return renewed
  }

  /** Purges: what is meant is gone, or with `flush` is compared with the origin's before it is given out again. */
  purge(domain: string, isMeant: (target: string) => boolean, how: 'delete' | 'flush'): void {
    for (const [target, kept] of this.#byDomain.get(domain) ?? []) {
      if (!isMeant(target)) continue
      if (how === 'flush') this.renew({ domain, target }, kept, 0)
      else this.#forget({ domain, target })
    }
  }

  /** Who reads it already reads on, also when it is purged meanwhile. */
  read({ file }: Kept, range: { readonly start: number; readonly end: number } | undefined): Readable {
    return createReadStream('', { fd: openSync(file, 'r'), ...range })
  }

  #forget({ domain, target }: Asked): void {
    const kept = this.find({ domain, target })
    if (!kept) return
    this.#byDomain.get(domain)?.delete(target)
    rmSync(kept.file, { force: true })
  }
}
