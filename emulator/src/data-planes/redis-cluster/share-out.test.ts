import { expect, it } from 'vitest'
import { type Move, shareOut, slotCount } from './share-out.ts'

const all = Array.from({ length: slotCount }, (_, slot) => slot)

function after(owned: readonly (readonly number[])[], moves: readonly Move[]): number[][] {
  const result = owned.map((slots) => new Set(slots))
  for (const { slot, from, to } of moves) {
    if (from !== undefined) expect(result[from]?.delete(slot)).toBe(true)
    result[to]?.add(slot)
  }
  return result.map((slots) => [...slots])
}

const sizes = (owned: readonly (readonly number[])[]) => owned.map(({ length }) => length)

it('gives new servers a share each, in one piece', () => {
  const born = after([[], [], []], shareOut([[], [], []], 3))
  expect(sizes(born)).toEqual([5462, 5461, 5461])
  expect(born.map((slots) => [slots[0], slots.at(-1)])).toEqual([
    [0, 5461],
    [5462, 10922],
    [10923, 16383],
  ])
})

it('moves nothing where each has its share', () => {
  const thirds = [all.slice(0, 5462), all.slice(5462, 10923), all.slice(10923)]
  expect(shareOut(thirds, 3)).toEqual([])
})

it('moves to newcomers what they are to have, and no more', () => {
  const grown = [all.slice(0, 5462), all.slice(5462, 10923), all.slice(10923), [], []]
  const moves = shareOut(grown, 5)
  expect(moves).toHaveLength(3277 + 3276)
  expect(sizes(after(grown, moves))).toEqual([3277, 3277, 3277, 3277, 3276])
})

it('leaves those nothing who are to go', () => {
  const fifths = [0, 1, 2, 3, 4].map((index) => all.slice(index * 3277, (index + 1) * 3277))
  expect(sizes(after(fifths, shareOut(fifths, 3)))).toEqual([5462, 5461, 5461, 0, 0])
})

it('gives away first what nobody has, as after a birth that was broken off', () => {
  const half = [all.slice(0, 5462), [], []]
  const moves = shareOut(half, 3)
  expect(moves.every(({ from }) => from === undefined)).toBe(true)
  expect(sizes(after(half, moves))).toEqual([5462, 5461, 5461])
})
