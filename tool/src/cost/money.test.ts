import { describe, expect, it } from 'vitest'
import { monthly, monthlyInSteps, roundToFen, sum } from './money.ts'

describe('money', () => {
  it('adds fen, not fractions', () => {
    expect(sum([0.1, 0.2])).toBe(0.3)
    expect(sum([])).toBe(0)
  })

  it('reckons a month as 730 hours', () => {
    expect(monthly(0.5)).toBe(365)
  })

  it('rounds to the nearest fen', () => {
    expect(roundToFen(30.6604)).toBe(30.66)
  })

  it('follows prices that fall after 96 and after 360 hours', () => {
    expect(monthlyInSteps({ first: 1, second: 0.5, third: 0.1 })).toBeCloseTo(96 + 132 + 37)
  })

  it('keeps one price for the whole month where none falls', () => {
    expect(monthlyInSteps({ first: 1 })).toBe(730)
  })
})
