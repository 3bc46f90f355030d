import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { firstLimit } from './limits.ts'
import { loadOf } from './load.ts'
import { sizesFor } from './sizing.ts'

/** More than a shared load balancer bears. */
const tooMany = 40_000
const users = fc.integer({ min: 1, max: 30_000 })
const both = ['postgres', 'redis'] as const
const sizesOf = (count: number) => sizesFor(loadOf(count))

describe('the sizes for a number of users', () => {
  it('bear them, even with one host lost where there are several', () => {
    fc.assert(
      fc.property(users, (count) => {
        expect(firstLimit(sizesOf(count), both).users).toBeGreaterThanOrEqual(count * 0.999)
      }),
    )
  })

  it('are never smaller for more users', () => {
    fc.assert(
      fc.property(users, users, (one, other) => {
        const few = sizesOf(Math.min(one, other))
        const many = sizesOf(Math.max(one, other))
        for (const size of ['workers', 'runs', 'bandwidth', 'postgresStorage', 'redisMemory'] as const)
          expect(many[size]).toBeGreaterThanOrEqual(few[size])
        expect(many.web + many.workers).toBeGreaterThanOrEqual(few.web + few.workers)
      }),
    )
  })

  it('have a host to spare of each role where many depend on it', () => {
    expect(sizesOf(10)).toMatchObject({ web: 1, workers: 0 })
    expect(sizesOf(100)).toMatchObject({ web: 2, workers: 0 })
  })

  it('have workers once agents fill what is planned of one host, and not before', () => {
    const places = 50
    const enough = (places / loadOf(1).agents) * 0.999
    expect(sizesOf(enough).workers).toBe(0)
    expect(sizesOf(enough * 1.01).workers).toBeGreaterThanOrEqual(2)
  })
})

it('says how many a load balancer bears, where they are more', () => {
  const limit = firstLimit(sizesOf(tooMany), both)
  expect(limit.of.en).toBe('requests of the load balancer')
  expect(limit.users).toBeLessThan(tooMany)
})

it('names what is used up first, of what an environment has', () => {
  const sizes = { ...sizesOf(100), redisMemory: 0.26 }
  expect(firstLimit(sizes, both).of.en).toBe('memory of Redis')
  expect(firstLimit(sizes, ['postgres']).of.en).not.toBe('memory of Redis')
  expect(firstLimit({ ...sizes, runs: 1 }, both).of.en).toBe('places for agents at work')
})

it('asks nothing for agents of an app that has none', () => {
  const load = loadOf(10_000, false)
  const sizes = sizesFor(load)
  expect(sizes.workers).toBe(0)
  expect(firstLimit(sizes, both, loadOf(1, false)).users).toBeGreaterThanOrEqual(10_000)
  expect(load.tokensIn).toBe(0)
})
