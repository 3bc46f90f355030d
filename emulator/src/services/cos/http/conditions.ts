import type { IncomingHttpHeaders } from 'node:http'

export type ConditionOutcome = 'holds' | 'not-modified' | 'failed'

/**
 * Weighs `If-Match`, `If-None-Match`, `If-Modified-Since` and `If-Unmodified-Since` in the order of RFC 9110,
 * 13.2.2: an ETag, where given, decides over a time. `prefix` is that of a copy's conditions on its source.
 */
export function weighConditions(
  headers: IncomingHttpHeaders,
  { etag, modifiedAt }: { readonly etag: string; readonly modifiedAt: number },
  prefix: '' | 'x-cos-copy-source-' = '',
): ConditionOutcome {
  const given = (name: string) => {
    const value = headers[`${prefix}${name}`]
    return value === undefined ? undefined : String(value)
  }
  const match = given('if-match')
  const noneMatch = given('if-none-match')
  const unmodifiedSince = time(given('if-unmodified-since'))
  const modifiedSince = time(given('if-modified-since'))
  // HTTP dates have no fractions of a second.
  const modified = Math.floor(modifiedAt / 1000) * 1000

  if (match !== undefined) {
    if (!names(match, etag)) return 'failed'
  } else if (unmodifiedSince !== undefined && modified > unmodifiedSince) return 'failed'
  if (noneMatch !== undefined) return names(noneMatch, etag) ? 'not-modified' : 'holds'
  return modifiedSince !== undefined && modified <= modifiedSince ? 'not-modified' : 'holds'
}

function names(list: string, etag: string): boolean {
  return list
    .split(',')
    .map((item) => item.trim().replace(/^W\//, '').replaceAll('"', ''))
    .some((item) => item === '*' || item === etag)
}

function time(text: string | undefined): number | undefined {
  const milliseconds = Date.parse(text ?? '')
  return Number.isNaN(milliseconds) ? undefined : milliseconds
}
