import { expect, test } from 'vitest'
import { costOf } from './prices.ts'

const usage = { promptTokens: 1_000_000, completionTokens: 1_000_000, cachedTokens: 500_000 }

test.each([
  ['Monday 10:00 in Beijing', '2026-11-23T02:00:00Z', 9.02],
  ['Monday 13:00 in Beijing, at noon rest', '2026-11-23T05:00:00Z', 4.51],
  ['Saturday 10:00 in Beijing', '2026-11-21T02:00:00Z', 4.51],
])('costs twice as much in DeepSeek’s busy hours: %s', (_, at, yuan) => {
  expect(costOf('deepseek-flash', usage, new Date(at))).toBeCloseTo(yuan)
})

test('says nothing of what a model costs that it has no price of', () => {
  expect(costOf('qwen3', usage, new Date())).toBeUndefined()
})
