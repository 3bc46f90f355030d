import type { Text } from '../../text.ts'
import { quantile, requestsIn, type Sample } from './sample.ts'

export interface GuardLimits {
  /** The share of requests that may fail. */
  readonly errorRate: number
  /** Milliseconds within which 95 of 100 requests must be answered. */
  readonly p95?: number | undefined
}

/** Fewer requests than these prove nothing: of five, a single failure would be a rate of 20 %. */
const enough = 20

/** Why what was seen is too bad to stay; undefined where it is not. */
export function verdictOn(sample: Sample, { errorRate, p95 }: GuardLimits): Text | undefined {
  const { failed } = sample
  const requests = requestsIn(sample)
  if (requests < enough) return undefined
  if (failed / requests > errorRate) {
    return {
      en: `${failed} of the last ${requests} requests failed (${percent(failed / requests)}; ${percent(errorRate)} may).`,
      zh: `最近 ${requests} 个请求中有 ${failed} 个失败（${percent(failed / requests)}，上限 ${percent(errorRate)}）。`,
    }
  }
  const slow = quantile(sample, 0.95)
  if (p95 !== undefined && slow > p95) {
    return {
      en: `95 of 100 requests took up to ${slow} ms (${p95} ms is the limit).`,
      zh: `95% 的请求耗时达到 ${slow} 毫秒（上限 ${p95} 毫秒）。`,
    }
  }
  return undefined
}

function percent(share: number): string {
  return `${Number((share * 100).toFixed(1))} %`
}
