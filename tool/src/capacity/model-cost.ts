import type { Load } from './load.ts'

/**
 * Yuan for a million tokens of deepseek-flash in busy hours, when it costs twice as much:
 * https://api-docs.deepseek.com/zh-cn/quick_start/pricing, read on 23 November 2026.
 */
const prices = { input: 2, output: 8 }

/** What the model costs a month, in yuan; nothing of it goes to the cloud. */
export function modelCost({ tokensIn, tokensOut }: Load): number {
  return (tokensIn * prices.input + tokensOut * prices.output) / 1_000_000
}
