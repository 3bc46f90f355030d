import { describe, expect, it } from 'vitest'
import { canaryWeights } from './canary-weights.ts'

function shareOf(hosts: number, percent: number): number {
  const others = Array.from({ length: hosts - 1 }, (_, index) => `host-${index + 2}`)
  const weights = canaryWeights('host-1', others, percent)
  const total = [...weights.values()].reduce((sum, weight) => sum + weight)
  return (100 * (weights.get('host-1') ?? 0)) / total
}

describe('the weights of a canary', () => {
  it('give it its share exactly where whole numbers can', () => {
    expect(shareOf(2, 10)).toBe(10)
    expect(shareOf(2, 50)).toBe(50)
    expect(shareOf(2, 99)).toBe(99)
    expect(shareOf(4, 25)).toBe(25)
    expect(shareOf(20, 1)).toBeCloseTo(1, 0)
  })

  it('come within half of a percent of any share, for as many hosts as an environment may have', () => {
    for (let hosts = 2; hosts <= 20; hosts++) {
      for (let percent = 1; percent <= 80; percent++) {
        expect(Math.abs(shareOf(hosts, percent) - percent), `${percent} % of ${hosts} hosts`).toBeLessThan(
          0.5,
        )
      }
    }
  })

  it('are whole numbers from 1 to 100, and the others’ are equal', () => {
    for (const percent of [1, 10, 33, 50, 95]) {
      const [own, ...others] = canaryWeights('a', ['b', 'c', 'd'], percent).values()
      for (const weight of [own, ...others])
        expect(weight).toSatisfy((x: number) => Number.isInteger(x) && x >= 1 && x <= 100)
      expect(new Set(others).size).toBe(1)
    }
  })
})
