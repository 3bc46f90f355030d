import { expect, it } from 'vitest'
import { spanIn } from './span.ts'

const now = Date.UTC(2026, 10, 23, 8)

it.each([
  ['30m', '2026-11-23T07:30:00.000Z'],
  ['24h', '2026-11-22T08:00:00.000Z'],
  ['7d', '2026-11-16T08:00:00.000Z'],
])('%s ends now and begins at %s', (word, from) => {
  const span = spanIn(word, now)
  expect([new Date(span.from).toISOString(), span.to]).toEqual([from, now])
})

it.each(['7', 'd7', '-1h', '1w', ''])('does not guess what %j means', (word) => {
  expect(() => spanIn(word, now)).toThrow(expect.objectContaining({ code: 'cli/usage' }))
})
