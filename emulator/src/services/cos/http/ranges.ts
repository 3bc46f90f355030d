import { refuse } from '../errors.ts'

/** First and last byte, both included. */
export interface ByteRange {
  readonly start: number
  readonly end: number
}

/**
 * Reads `bytes=0-99`, `bytes=100-` or `bytes=-100` against an object of `size` bytes. Nothing if there is no
 * such header, or one that RFC 9110 tells to ignore: another unit, or several ranges at once.
 */
export function readRange(header: string | undefined, size: number): ByteRange | undefined {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? []
  if (from === '' && to === '') return undefined
  if (from === '') {
    if (Number(to) === 0 || size === 0) throw refuse('InvalidRange')
    return { start: Math.max(size - Number(to), 0), end: size - 1 }
  }
  const start = Number(from)
  if (to !== '' && Number(to) < start) return undefined
  if (start >= size) throw refuse('InvalidRange')
  return { start, end: to === '' ? size - 1 : Math.min(Number(to), size - 1) }
}
