import { expect, it } from 'vitest'
import { connectionsPerProcess } from './connections.ts'

it.each([
  [100, 1, 26],
  [100, 2, 16],
  [400, 2, 60],
  [100, 20, 1],
  [10, 1, 1],
])('of %i connections, each process on %i hosts gets %i', (allowed, hosts, each) =>
  expect(connectionsPerProcess(allowed, hosts)).toBe(each),
)

it('never gives away more than there are, where they suffice at all', () => {
  for (const allowed of [50, 100, 200, 500, 1_000])
    for (const hosts of [1, 2, 3, 5]) {
      const held = connectionsPerProcess(allowed, hosts) * (hosts * 2 + 1)
      expect(held).toBeLessThan(allowed)
    }
})
