import type { Text } from '../../text.ts'
import type { SlowReport } from './slow.ts'

/** A share of all slow time from which one kind of statement is the matter. */
const dominant = 0.6
/** Milliseconds that no request of a person can wait. */
const unbearable = 10_000

/** What the figures mean, in a sentence or two. Pure. */
export function verdictOn({ calls, kinds, slowest }: SlowReport): Text {
  const [first] = kinds
  if (calls === 0 || first === undefined) return { en: 'No query was slow.', zh: '没有慢查询。' }
  const percent = Math.round(first.share * 100)
  if (first.share >= dominant && kinds.length > 1)
    return {
      en: `One kind of statement takes ${percent} % of all slow time: mend that one first, look at its plan.`,
      zh: `一类语句占全部慢查询时间的 ${percent}%：请先处理它，查看其执行计划。`,
    }
  if (kinds.length === 1)
    return {
      en: 'All of it is one kind of statement: look at its plan.',
      zh: '全部为同一类语句：请查看其执行计划。',
    }
  if ((slowest?.milliseconds ?? 0) >= unbearable)
    return {
      en: `No kind stands out, but some take longer than ${unbearable / 1000} s: whoever waits for those has given up.`,
      zh: `没有突出的一类，但有语句超过 ${unbearable / 1000} 秒：等待者早已放弃。`,
    }
  return {
    en: 'No kind stands out. Where all became slow at once, look at the load of the instance instead.',
    zh: '没有突出的一类语句。如果同时全部变慢，请查看实例负载。',
  }
}

/** The statement whose plan is to be looked at, where it can be typed as it is: without parameters, in one line. */
export function explainable({ slowest }: SlowReport): string | undefined {
  const query = slowest?.query.replaceAll(/\s+/g, ' ').trim()
  if (query === undefined || !/^(select|with)\b/i.test(query)) return undefined
  if (/[$"`\\!]/.test(query) || query.includes('--') || query.length > 300) return undefined
  return query.replace(/;$/, '')
}
