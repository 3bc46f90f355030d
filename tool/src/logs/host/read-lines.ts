import type { Format, Line } from './line.ts'

/** Of a service's log, what its lines do not say themselves. */
export type About = Pick<Line, 'service'> & Partial<Pick<Line, 'slot' | 'release'>>

/** Characters of an entry that are kept. */
const kept = 4_000

/**
 * Cuts a log into entries. A line that no format knows goes on with the entry before it; where there is none, it has
 * the time at which the log was written last.
 */
export function readLines(text: string, formats: readonly Format[], about: About, writtenAt: number): Line[] {
  const lines: Line[] = []
  for (const raw of text.split('\n')) {
    if (raw === '') continue
    const known = firstOf(formats, raw)
    const last = lines.at(-1)
    if (known !== undefined) lines.push({ ...about, ...known, text: known.text.slice(0, kept) })
    else if (last === undefined || last.at === writtenAt)
      lines.push({ ...about, at: writtenAt, text: raw.slice(0, kept) })
    else if (last.text.length < kept)
      lines[lines.length - 1] = { ...last, text: `${last.text}\n${raw}`.slice(0, kept) }
  }
  return lines
}

function firstOf(formats: readonly Format[], text: string) {
  for (const format of formats) {
    const known = format(text)
    if (known !== undefined) return known
  }
  return undefined
}
