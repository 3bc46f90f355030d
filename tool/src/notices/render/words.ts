import type { Text } from '../../text.ts'

/** How a notice sounds; the worst first. */
export const tones = ['critical', 'warning', 'info', 'resolved'] as const
export type Tone = (typeof tones)[number]

/** The words that notices have in common. */
export const labels = {
  critical: { en: 'Critical', zh: '严重' },
  warning: { en: 'Warning', zh: '警告' },
  info: { en: 'Notice', zh: '通知' },
  resolved: { en: 'Resolved', zh: '已恢复' },
  since: { en: 'Since', zh: '开始于' },
  at: { en: 'At', zh: '时间' },
  trend: { en: 'Trend', zh: '走势' },
  next: { en: 'Next', zh: '下一步' },
  more: { en: 'More', zh: '详情' },
} as const satisfies Record<string, Text>

export const beijing: Text = { en: 'Beijing time', zh: '北京时间' }
export const colon: Text = { en: ': ', zh: '：' }

/** `, for 12 min`; `, lasted 3 h 5 min` */
export function lasts({ en, zh }: Text, state: 'raised' | 'resolved'): Text {
  return state === 'raised'
    ? { en: `, for ${en}`, zh: `，已持续 ${zh}` }
    : { en: `, lasted ${en}`, zh: `，共持续 ${zh}` }
}

/** `2 critical, 1 resolved` */
export function counted(all: readonly Tone[]): Text {
  const counts = tones
    .map((tone) => ({ tone, count: all.filter((one) => one === tone).length }))
    .filter(({ count }) => count > 0)
  return {
    en: counts.map(({ tone, count }) => `${count} ${plural[tone](count)}`).join(', '),
    zh: counts.map(({ tone, count }) => `${count} 项${labels[tone].zh}`).join('，'),
  }
}

const plural: Readonly<Record<Tone, (count: number) => string>> = {
  critical: () => 'critical',
  warning: (count) => (count === 1 ? 'warning' : 'warnings'),
  info: (count) => (count === 1 ? 'notice' : 'notices'),
  resolved: () => 'resolved',
}

/** Where a medium has no room for the rest. */
export function andMore(count: number): Text {
  return { en: `… and ${count} more`, zh: `……另有 ${count} 项` }
}
