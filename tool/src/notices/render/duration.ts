import type { Text } from '../../text.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** `12 min`, `3 h 5 min`, `2 d 4 h`: two units at most. */
export function duration(milliseconds: number): Text {
  const ms = Math.max(0, milliseconds)
  if (ms < minute) return parts([[Math.round(ms / 1000), 's', '秒']])
  if (ms < hour) return parts([[Math.floor(ms / minute), 'min', '分钟']])
  if (ms < day) {
    return parts([
      [Math.floor(ms / hour), 'h', '小时'],
      [Math.floor((ms % hour) / minute), 'min', '分钟'],
    ])
  }
  return parts([
    [Math.floor(ms / day), 'd', '天'],
    [Math.floor((ms % day) / hour), 'h', '小时'],
  ])
}

function parts(all: readonly (readonly [count: number, en: string, zh: string])[]): Text {
  const shown = all.filter(([count], at) => count > 0 || at === 0)
  return {
    en: shown.map(([count, en]) => `${count} ${en}`).join(' '),
    zh: shown.map(([count, , zh]) => `${count} ${zh}`).join(' '),
  }
}
