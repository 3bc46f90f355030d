import { expect, it } from 'vitest'
import { drawTrend, withSample } from './trend.ts'

it('keeps the last two minutes', () => {
  const samples = Array.from({ length: 60 }, (_, index) => index)
  expect(withSample(samples, 60)).toEqual([...samples.slice(1), 60])
})

it('draws nothing from one sample, and the newest at the right edge', () => {
  expect(drawTrend([5], { width: 590, height: 40, leastScale: 20 })).toEqual([])
  expect(drawTrend([0, 23], { width: 590, height: 42, leastScale: 20 })).toEqual([
    { line: 'M580 40L590 5.22', area: 'M580 40L590 5.22L590 42L580 42Z' },
  ])
})

it('leaves a gap where there was no answer', () => {
  expect(drawTrend([1, 2, null, 2, 1], { width: 590, height: 42, leastScale: 20 })).toHaveLength(2)
})
