import { createHash } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import type { Call } from '../call.ts'
import { refuse } from '../errors.ts'
import { limits } from '../limits.ts'
import type { Arrival } from '../storage/blobs.ts'
import { readXml } from '../xml/read.ts'
import type { Group, Tree } from '../xml/shape.ts'

/** Reads a document in the body, at most `limits.documentBytes`, and checks its Content-MD5 if there is one. */
export async function readText({ body, headers }: Pick<Call, 'body' | 'headers'>): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of body as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > limits.documentBytes) throw refuse('XMLSizeLimit')
    chunks.push(chunk)
  }
  const bytes = Buffer.concat(chunks)
  checkContentMd5(headers, createHash('md5').update(bytes).digest('hex'))
  return bytes.toString('utf8')
}

export async function readDocument<Shape extends Group>(
  call: Pick<Call, 'body' | 'headers'>,
  root: string,
  shape: Shape,
): Promise<Tree<Shape>> {
  return readXml(await readText(call), root, shape)
}

/** Streams the body to disk and checks what the headers claim of it; whatever is refused leaves nothing. */
export async function receiveBody(call: Call, maximumBytes: number): Promise<Arrival> {
  const { headers, body, storage } = call
  const length = headers['content-length']
  if (length === undefined && headers['transfer-encoding'] === undefined) throw refuse('MissingContentLength')
  if (Number(length ?? 0) > maximumBytes) throw refuse('EntityTooLarge')

  const arrival = await storage.blobs.receive(body)
  try {
    if (arrival.size > maximumBytes) throw refuse('EntityTooLarge')
    checkContentMd5(headers, arrival.md5)
    return arrival
  } catch (error) {
    await arrival.discard()
    throw error
  }
}

/**
 * Makes what arrived somebody's: `record` decides once more, with nothing waiting in between, and records it.
 * What it refuses is discarded.
 */
export async function settle<Result>(arrival: Arrival, record: () => Result): Promise<Result> {
  try {
    arrival.keep()
    return record()
  } catch (error) {
    await arrival.discard()
    throw error
  }
}

function checkContentMd5(headers: IncomingHttpHeaders, md5: string): void {
  const claimed = headers['content-md5']
  if (claimed === undefined) return
  const digest = Buffer.from(String(claimed), 'base64')
  if (digest.length !== 16) throw refuse('InvalidDigest')
  if (digest.toString('hex') !== md5) throw refuse('BadDigest')
}
