import type { OutgoingHttpHeaders } from 'node:http'
import type { Transform } from 'node:stream'
import { createBrotliCompress, createGzip } from 'node:zlib'
import type { Settings } from '../model.ts'
import { matchesPath } from './paths.ts'

/** By the cloud's name for each, what browsers call it and what makes it. */
const algorithms: Readonly<Record<string, { readonly encoding: string; readonly make: () => Transform }>> = {
  brotli: { encoding: 'br', make: createBrotliCompress },
  gzip: { encoding: 'gzip', make: createGzip },
}

/** A content that travels smaller, and what is said of that. */
export interface Compressed {
  readonly headers: OutgoingHttpHeaders
  readonly through: Transform
}

/** How a whole answer is compressed for a client that takes that; undefined where it travels as it is. */
export function compressionFor(
  { Compression }: Settings,
  path: string,
  { bytes, accepts = '' }: { readonly bytes: number; readonly accepts?: string | undefined },
): Compressed | undefined {
  if (Compression?.Switch !== 'on') return undefined
  const rule = Compression.CompressionRules?.findLast(({ RuleType = 'all', RulePaths = [] }) =>
    matchesPath(RuleType, RulePaths, path),
  )
  if (!rule?.Compress || bytes < rule.MinLength || bytes > rule.MaxLength) return undefined
  const taken = accepts.split(',').map((one) => one.split(';', 1)[0]?.trim())
  const chosen = rule.Algorithms.map((name) => algorithms[name]).find((one) => taken.includes(one?.encoding))
  if (!chosen) return undefined
  const headers = { 'content-encoding': chosen.encoding, vary: 'Accept-Encoding' }
  return { headers, through: chosen.make() }
}
