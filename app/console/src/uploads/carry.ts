import { ApiError } from '../api/errors.ts'
import type { Outcome, Part, Upload, UploadPort } from './port.ts'

export interface CarryOptions {
  readonly signal: AbortSignal
  /** Told how many bytes are there. */
  readonly progress: (sent: number) => void
  /** Waits before the next attempt; `attempt` from 0. */
  readonly pause: (attempt: number) => Promise<void>
}

const PARTS_AT_ONCE = 3
/** Of one part, with longer and longer pauses between: a deploy and a lift are over by then. */
const ATTEMPTS = 6

/**
 * Sends what is missing of an upload and has it checked. Safe to break off: what has arrived stays, and the next one
 * goes on from there.
 *
 * @throws ApiError when it was refused, or when nobody answered for too long
 */
export async function carry(
  upload: Upload,
  content: Blob,
  port: UploadPort,
  options: CarryOptions,
): Promise<Outcome> {
  let known = upload
  for (;;) {
    while (known.missingCount > 0) {
      await sendParts(known, content, port, options)
      known = await persistently(() => port.find(upload.id), options)
    }
    options.progress(upload.bytes)
    const outcome = await completed(upload.id, port, options)
    if (outcome !== 'parts-missing') return outcome
    known = await persistently(() => port.find(upload.id), options)
  }
}

async function sendParts(upload: Upload, content: Blob, port: UploadPort, options: CarryOptions) {
  const { bytes, missing, missingCount, partBytes } = upload
  // The last part may be shorter; a progress bar does not mind.
  let sent = Math.max(0, bytes - missingCount * partBytes)
  options.progress(sent)
  const queue = missing.values()
  const send = async () => {
    for (const part of queue) {
      const piece = content.slice(part.start, part.start + part.bytes)
      await persistently(() => port.putPart(upload, part, piece, options.signal), options)
      sent = Math.min(bytes, sent + part.bytes)
      options.progress(sent)
    }
  }
  await Promise.all(Array.from({ length: PARTS_AT_ONCE }, send))
}

async function completed(id: string, port: UploadPort, options: CarryOptions) {
  for (let attempt = 0; ; attempt++) {
    const outcome = await persistently(() => port.complete(id), options).catch((error) => {
      if (error instanceof ApiError && error.code === 'file/parts-missing') return 'parts-missing' as const
      throw error
    })
    if (outcome === 'parts-missing' || outcome.state !== 'checking') return outcome
    await options.pause(Math.min(attempt, 2))
    options.signal.throwIfAborted()
  }
}

/** Again while nobody answers, or the address of a part has expired; a refusal is final. */
async function persistently<T>(work: () => Promise<T>, { signal, pause }: CarryOptions): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    signal.throwIfAborted()
    try {
      return await work()
    } catch (error) {
      const mayPass = error instanceof ApiError && (error.isAway || error.status === 429)
      if (!mayPass || attempt + 1 >= ATTEMPTS) throw error
    }
    await pause(attempt)
  }
}

export type { Part, Upload }
