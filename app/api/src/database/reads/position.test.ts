import { expect, it } from 'vitest'
import { BEGINNING, END, readPosition, readSortable, writeSortable } from './position.ts'
import { oldestWanted } from './wish.ts'

it('reads what PostgreSQL writes', () => {
  expect(readPosition('0/0')).toBe(BEGINNING)
  expect(readPosition('16/B374D848')).toBe(0x16_b374_d848n)
  expect(readPosition('FFFFFFFF/FFFFFFFF')).toBe(END)
  expect(() => readPosition('')).toThrow('not a position')
})

it('keeps the order of positions as texts, and everything about them', () => {
  const positions = ['0/0', '0/9', '0/A', '0/FFFFFFFF', '1/0', 'A/1', '10/0', 'FFFFFFFF/FFFFFFFF'].map(
    readPosition,
  )
  const texts = positions.map(writeSortable)
  expect(texts.toSorted()).toEqual(texts)
  expect(texts.map(readSortable)).toEqual(positions)
})

it.each([
  [undefined, Number.POSITIVE_INFINITY],
  ['max-age=3', 3_000],
  ['no-transform, Max-Age=0', 0],
  ['no-cache', 0],
  ['no-cache, max-age=60', 0],
  ['x-no-cache-at-all, max-age=x', Number.POSITIVE_INFINITY],
])('understands the wish %s', (wish, oldest) =>
  expect(oldestWanted({ headers: { 'cache-control': wish } })).toBe(oldest),
)
