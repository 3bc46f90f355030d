import type { Format } from '../line.ts'

/** Begins with a moment as ISO 8601 has it, as Docker and many programs write. */
const pattern = /^\[?(\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)?)\]?\s?(.*)$/

export const stamped: Format = (text) => {
  const [, moment, said = ''] = pattern.exec(text) ?? []
  // More digits than a millisecond has are none of JavaScript's.
  const at = Date.parse((moment ?? '').replace(',', '.').replace(/(\.\d{3})\d+/, '$1'))
  return Number.isNaN(at) ? undefined : { at, text: said }
}
