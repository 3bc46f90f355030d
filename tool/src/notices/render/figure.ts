import { inLanguage, type Language, type Text } from '../../text.ts'
import type { Figure } from '../notice.ts'

const bars = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█']

/** Columns that fit a phone. */
export const mostColumns = 24

const decimals = new Intl.NumberFormat('en', { maximumFractionDigits: 2, useGrouping: false })

/** `▁▂▅█ 93 % (limit 85 %)` */
export function sparkline(figure: Figure, language: Language): string {
  const { values, unit, limit } = figure
  const drawn = heights(figure).map((share) => bars[Math.round(share * (bars.length - 1))])
  const last = values.at(-1)
  const now = last === undefined ? '' : ` ${decimals.format(last)} ${unit}`
  const against = limit === undefined ? '' : ` (${inLanguage(limitText(limit, unit), language)})`
  return `${drawn.join('')}${now}${against}`
}

/** Of the newest values, each as a share of the highest: 0 to 1. */
export function heights({ values, limit = 0 }: Figure): number[] {
  const shown = values.slice(-mostColumns)
  const highest = Math.max(limit, ...shown)
  return shown.map((value) => (highest <= 0 ? 0 : Math.max(0, value) / highest))
}

export function limitText(limit: number, unit: string): Text {
  const shown = `${decimals.format(limit)} ${unit}`
  return { en: `limit ${shown}`, zh: `阈值 ${shown}` }
}
