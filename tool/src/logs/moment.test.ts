import { expect, it } from 'vitest'
import { momentOf } from './moment.ts'

const now = Date.parse('2026-11-23T08:00:00Z')

it.each([
  ['90s', '2026-11-23T07:58:30.000Z'],
  ['15m', '2026-11-23T07:45:00.000Z'],
  ['2h', '2026-11-23T06:00:00.000Z'],
  ['1d', '2026-11-22T08:00:00.000Z'],
  ['2026-11-23T01:02:03Z', '2026-11-23T01:02:03.000Z'],
])('reads %s', (word, moment) => {
  expect(new Date(momentOf(word, now) ?? 0).toISOString()).toBe(moment)
})

it.each(['', '15', 'm', '15 m', 'yesterday', '2026-13-40', '-5m'])(
  'does not guess what “%s” means',
  (word) => {
    expect(momentOf(word, now)).toBeUndefined()
  },
)
