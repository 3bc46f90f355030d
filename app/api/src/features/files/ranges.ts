import type { ByteRange } from '../../storage/object-store.ts'

/**
 * The range that a request asks for, `unsatisfiable`, or `undefined` for the whole. Several ranges at once are
 * answered with the whole, as RFC 9110 (14.2) allows, and so is a range of another version than `If-Range` names.
 */
export function rangeOf(
  { range, 'if-range': ifRange }: { range?: string | undefined; 'if-range'?: string | string[] | undefined },
  etag: string,
  bytes: number,
): ByteRange | 'unsatisfiable' | undefined {
  if (range === undefined || (ifRange !== undefined && ifRange !== etag)) return undefined
  const [, first, last] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(range.replaceAll(' ', '')) ?? []
  if (first === undefined || last === undefined || (first === '' && last === '')) return undefined
  const suffix = first === ''
  const start = suffix ? Math.max(bytes - Number(last), 0) : Number(first)
  const end = suffix || last === '' ? bytes - 1 : Math.min(Number(last), bytes - 1)
  if (!suffix && last !== '' && Number(last) < start) return undefined
  return start >= bytes || start > end ? 'unsatisfiable' : { start, end }
}
