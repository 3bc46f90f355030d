import type { ModelAnswer } from './model-client.ts'

/** Yuan for a million tokens. */
export interface Price {
  readonly input: number
  /** Input that the server had in its cache. */
  readonly cachedInput: number
  readonly output: number
}

interface Listed {
  readonly peak: Price
  readonly offPeak: Price
}

/** api-docs.deepseek.com/zh-cn/quick_start/pricing, read on 23 November 2026. */
const deepSeek: readonly [string, Listed][] = [
  ['deepseek-flash', doubledAtPeak({ input: 1, cachedInput: 0.02, output: 4 })],
  ['deepseek-v4-flash', doubledAtPeak({ input: 1, cachedInput: 0.02, output: 4 })],
  ['deepseek-v4-pro', doubledAtPeak({ input: 4.5, cachedInput: 0.15, output: 13.5 })],
]

/** What a call cost in yuan; undefined where no price is known, which is not the same as nothing. */
export function costOf(model: string, usage: ModelAnswer['usage'], at: Date): number | undefined {
  const listed = deepSeek.find(([name]) => model.startsWith(name))?.[1]
  return listed && costAt(isPeak(at) ? listed.peak : listed.offPeak, usage)
}

const MILLION = 1_000_000

export function costAt(price: Price, usage: ModelAnswer['usage']): number {
  const cached = Math.min(usage.cachedTokens ?? 0, usage.promptTokens)
  const fresh = usage.promptTokens - cached
  return (fresh * price.input + cached * price.cachedInput + usage.completionTokens * price.output) / MILLION
}

const HOUR_MS = 3_600_000
const BEIJING_MS = 8 * HOUR_MS

/**
 * Monday to Friday, 9 to 12 and 14 to 18 in Beijing. Public holidays are off-peak at DeepSeek and count as working
 * days here: the cost shown is never below what is billed.
 */
function isPeak(at: Date): boolean {
  const beijing = new Date(at.getTime() + BEIJING_MS)
  const hour = beijing.getUTCHours()
  const workday = beijing.getUTCDay() >= 1 && beijing.getUTCDay() <= 5
  return workday && ((hour >= 9 && hour < 12) || (hour >= 14 && hour < 18))
}

function doubledAtPeak(offPeak: Price): Listed {
  const { input, cachedInput, output } = offPeak
  return { offPeak, peak: { input: input * 2, cachedInput: cachedInput * 2, output: output * 2 } }
}
