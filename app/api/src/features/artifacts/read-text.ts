import { isUtf8 } from 'node:buffer'
import type { StoredFile } from '../../storage/storage.ts'
import { LARGEST_COMPARED_BYTES, MEBIBYTE } from './limits.ts'
import type { Artifact } from './schema.ts'

/** What an agent is given of an artifact: its text, or in a sentence why it cannot be read as one. */
export async function readText({
  artifact,
  file,
}: {
  artifact: Artifact
  file: StoredFile
}): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of file.content) {
    const read = Buffer.from(chunk)
    chunks.push(read)
    bytes += read.length
    if (bytes > LARGEST_COMPARED_BYTES)
      return `${artifact.name} is larger than ${LARGEST_COMPARED_BYTES / MEBIBYTE} MiB and cannot be read as text.`
  }
  const whole = Buffer.concat(chunks)
  if (!isUtf8(whole)) return `${artifact.name} is no text but ${artifact.contentType}.`
  return whole.toString()
}
