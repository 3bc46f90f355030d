import { expect, it } from 'vitest'
import { pauseBefore } from './backoff.ts'

it('waits longer each time, up to half a minute', () => {
  const pauses = [0, 1, 2, 3, 4, 5, 6, 7, 60].map((attempt) => pauseBefore(attempt, () => 1))
  expect(pauses).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000])
})

it('spreads those who were cut off together over half of the pause', () => {
  expect([0, 0.5, 1].map((chance) => pauseBefore(2, () => chance))).toEqual([1_000, 1_500, 2_000])
})
