import { expect, it } from 'vitest'
import { drawTrend, withSample } from './trend.ts'

it('keeps the last two minutes', () => {
  const samples = Array.from({ length: 60 }, (_, index) => index)
  expect(withSample(samples, 60)).toEqual([...samples.slice(1), 60])
})

it('draws nothing from one sample, and the newest at the right edge', () => {
  expect(drawTrend([5], 590, 40)).toEqual([])
  expect(drawTrend([0, 23], 590, 42)).toEqual([
    { line: 'M580 40L590 5.22', area: 'M580 40L590 5.22L590 42L580 42Z' },
  ])
})

it('leaves a gap where there was no answer', () => {
  expect(drawTrend([1, 2, null, 2, 1], 590, 42)).toHaveLength(2)
})
