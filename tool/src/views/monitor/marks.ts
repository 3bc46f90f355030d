import type { Colors } from '../terminal.ts'

/** From here on a share is worth a look, and from there on it needs somebody. */
const high = { warning: 80, bad: 92 }

/** A wide window has room for two minutes. */
export function lineWidth(columns: number): number {
  return columns >= 110 ? 40 : 14
}

const bars = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█']

/** The newest values as bars, filled up on the left, so that now is always in the same place. */
export function line(values: readonly number[], width: number, highest = Math.max(1, ...values)): string {
  const shown = values.slice(-width)
  const drawn = shown.map(
    (value) => bars[Math.round((Math.min(value, highest) / highest) * (bars.length - 1))],
  )
  return ' '.repeat(width - shown.length) + drawn.join('')
}

export function shareText(colors: Colors, share: number | undefined): string {
  if (share === undefined) return '–'
  const text = percent(share)
  return share >= high.bad ? colors.red(text) : share >= high.warning ? colors.yellow(text) : text
}

/** A share that should be nothing. */
export function troubleText(colors: Colors, share: number | undefined): string {
  return share !== undefined && share > 0 ? colors.red(percent(share)) : percent(share)
}

export function percent(share: number | undefined): string {
  return share === undefined ? '–' : `${number(share)} %`
}

export function number(value: number): string {
  return new Intl.NumberFormat('en', { maximumFractionDigits: value < 10 ? 1 : 0 }).format(value)
}
