import type { IncomingHttpHeaders, IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { CosError } from '../../cos/errors.ts'
import { readRange } from '../../cos/http/ranges.ts'
import type { Settings } from '../model.ts'
import { compressionFor } from './compress.ts'
import type { Kept, KeptAnswers } from './kept.ts'
import { matchesPath } from './paths.ts'

/** Says of an answer where it came from, in the header that the cloud's nodes have for it. */
export type Lookup = 'Cache Hit' | 'Cache Refresh Hit' | 'Cache Miss'

export interface Answer {
  readonly status: number
  readonly headers: OutgoingHttpHeaders
  readonly content: Readable
  readonly lookup: Lookup
}

/** What is kept, as much of it as was asked for. */
export function fromKept(
  answers: KeptAnswers,
  kept: Kept,
  { method, headers: asked }: Pick<IncomingMessage, 'method' | 'headers'>,
  lookup: Lookup,
): Answer {
  const { status, bytes } = kept
  const headers = { ...passedOn(kept.headers), 'content-length': bytes, 'accept-ranges': 'bytes' }
  if (isSame(kept.headers.etag, asked['if-none-match']))
    return { status: 304, headers: passedOn(kept.headers, ['content-length']), content: nothing(), lookup }
  if (method === 'HEAD' || bytes === 0) return { status, headers, content: nothing(), lookup }
  const range = status === 200 ? wantedRange(asked.range, bytes) : undefined
  if (range === 'unsatisfiable')
    return { status: 416, headers: { 'content-range': `bytes */${bytes}` }, content: nothing(), lookup }
  const content = answers.read(kept, range)
  if (!range) return { status, headers, content, lookup }
  const { start, end } = range
  const part = { 'content-length': end - start + 1, 'content-range': `bytes ${start}-${end}/${bytes}` }
  return { status: 206, headers: { ...headers, ...part }, content, lookup }
}

/** What the origin says, as it says it. */
export function fromOrigin(origin: IncomingMessage): Answer {
  const { statusCode: status = 502, headers } = origin
  return { status, headers: passedOn(headers), content: origin, lookup: 'Cache Miss' }
}

/** Sends it, compressed where that is configured, with the headers that the configuration sets. */
export async function write(
  response: ServerResponse,
  settings: Settings,
  path: string,
  { status, headers, content, lookup }: Answer,
): Promise<void> {
  const accepts = response.req.headers['accept-encoding']
  const bytes = Number(headers['content-length'] ?? 0)
  const isWhole = status === 200 && response.req.method === 'GET' && headers['content-encoding'] === undefined
  const compressed = isWhole
    ? compressionFor(settings, path, { bytes, accepts: String(accepts ?? '') })
    : undefined
  const { 'content-length': length, ...others } = headers
  response.writeHead(status, {
    ...others,
    ...(compressed?.headers ?? (length === undefined ? {} : { 'content-length': length })),
    'x-cache-lookup': lookup,
    ...setHeaders(settings.ResponseHeader, path),
  })
  if (compressed) await pipeline(content, compressed.through, response)
  else await pipeline(content, response)
}

function setHeaders(configuration: Settings['ResponseHeader'], path: string): OutgoingHttpHeaders {
  if (configuration?.Switch !== 'on') return {}
  const rules = configuration.HeaderRules?.filter(
    ({ HeaderMode, RuleType, RulePaths }) => HeaderMode !== 'del' && matchesPath(RuleType, RulePaths, path),
  )
  return Object.fromEntries(
    rules?.map(({ HeaderName, HeaderValue }) => [HeaderName.toLowerCase(), HeaderValue]) ?? [],
  )
}

/** Of one connection each, not of the answer. */
const ofConnections = ['connection', 'keep-alive', 'transfer-encoding']

function passedOn(headers: IncomingHttpHeaders, without: readonly string[] = []): OutgoingHttpHeaders {
  const left = Object.entries(headers).filter(
    ([name]) => !ofConnections.includes(name) && !without.includes(name),
  )
  return Object.fromEntries(left)
}

function wantedRange(header: string | undefined, bytes: number) {
  try {
    return readRange(header, bytes)
  } catch (error) {
    if (error instanceof CosError) return 'unsatisfiable'
    throw error
  }
}

function isSame(etag: string | undefined, asked: string | undefined): boolean {
  return etag !== undefined && (asked ?? '').split(/\s*,\s*/).includes(etag)
}

function nothing(): Readable {
  return Readable.from([])
}
