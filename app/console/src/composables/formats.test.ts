import { expect, it } from 'vitest'
import { formatDuration, formatLatency, formatMoment } from './formats.ts'

const now = Date.parse('2026-11-22T12:00:00Z')

it.each([
  ['2026-11-22T11:59:30Z', 'now', '现在'],
  ['2026-11-22T11:57:00Z', '3 min. ago', '3分钟前'],
  ['2026-11-22T09:30:00Z', '2 hr. ago', '2小时前'],
  ['2026-11-20T12:00:00Z', 'Nov 20, 2026', '2026年11月20日'],
])('tells when %s was', (at, english, chinese) => {
  expect(formatMoment(at, now, 'en')).toBe(english)
  expect(formatMoment(at, now, 'zh-CN')).toBe(chinese)
})

it('tells a duration in the unit that matters', () => {
  expect([500, 61_000, 7_200_000, 259_200_000].map((ms) => formatDuration(ms, 'en'))).toEqual([
    '0 seconds',
    '1 minute',
    '2 hours',
    '3 days',
  ])
})

it('shows a decimal only where it matters', () => {
  expect([0.84, 9.6, 12.4, 1234.5].map((ms) => formatLatency(ms, 'en'))).toEqual([
    '0.8',
    '9.6',
    '12',
    '1,235',
  ])
})
