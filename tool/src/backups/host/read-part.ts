import { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createZstdDecompress } from 'node:zlib'
import { ageDecrypt } from './age/decrypt.ts'
import type { Part } from './manifest.ts'
import { type Measure, openMeter } from './meter.ts'

/** What opens one part: of an age file, only the key of that file. */
export interface Opening {
  readonly fileKey: Buffer
  /** Bytes before the encrypted data. */
  readonly headerSize: number
}

/** Bytes that come unpacked at once: with Node's 16 KB, handing them on takes as long as unpacking. */
const chunkSize = 256 * 1024

/** A part that is not what its backup's manifest says. */
export class DamagedPart extends Error {
  constructor(part: string, why: string, cause?: unknown) {
    super(`${part}: ${why}`, { cause })
    this.name = 'DamagedPart'
  }
}

/**
 * Brings what a part holds to `sink`, and insists at the end that both what was stored and what came out are what the
 * manifest says. A sink that cannot take back what it was given must not be the last word: only this function's is.
 *
 * @throws DamagedPart
 */
export async function readPart(
  part: Pick<Part, 'name' | 'cipher' | 'plain'>,
  source: AsyncIterable<Buffer>,
  opening: Opening,
  sink: Writable,
): Promise<void> {
  const [cipher, plain] = [openMeter(), openMeter()]
  try {
    await pipeline(
      source,
      cipher.stream,
      ageDecrypt(opening.fileKey, opening.headerSize),
      createZstdDecompress({ chunkSize }),
      plain.stream,
      sink,
    )
  } catch (cause) {
    throw new DamagedPart(part.name, cause instanceof Error ? cause.message : String(cause), cause)
  }
  insist(part.name, 'stored', cipher.read(), part.cipher)
  insist(part.name, 'unpacked', plain.read(), part.plain)
}

/** Takes everything and keeps nothing. */
export function nowhere(): Writable {
  return new Writable({ write: (_piece, _encoding, done) => done() })
}

function insist(part: string, what: string, found: Measure, promised: Measure): void {
  if (found.size === promised.size && found.sha256 === promised.sha256) return
  throw new DamagedPart(
    part,
    `${found.size} bytes ${what}, not the ${promised.size} of the manifest, or others`,
  )
}
