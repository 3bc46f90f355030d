import fc from 'fast-check'
import { expect, it } from 'vitest'
import { loadOf } from './load.ts'
import { firstLimit, sizesFor } from './sizing.ts'

const users = fc.integer({ min: 1, max: 50_000 })

it('bears those it was made for', () => {
  fc.assert(
    fc.property(users, (count) => {
      expect(firstLimit(sizesFor(loadOf(count))).users).toBeGreaterThanOrEqual(count * 0.999)
    }),
  )
})

it('is never smaller for more users', () => {
  fc.assert(
    fc.property(users, users, (one, other) => {
      const [few, many] = [Math.min(one, other), Math.max(one, other)].map((count) => sizesFor(loadOf(count)))
      expect(many?.hosts).toBeGreaterThanOrEqual(few?.hosts ?? 0)
      expect(many?.postgresStorage).toBeGreaterThanOrEqual(few?.postgresStorage ?? 0)
      expect(many?.redisMemory).toBeGreaterThanOrEqual(few?.redisMemory ?? 0)
    }),
  )
})

it('has a host to spare where many depend on it', () => {
  expect(sizesFor(loadOf(10)).hosts).toBe(1)
  expect(sizesFor(loadOf(100)).hosts).toBe(2)
})
