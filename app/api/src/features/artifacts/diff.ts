import { fewestEdits } from './myers.ts'
import type { Diff } from './schema.ts'

export type Hunk = Diff['hunks'][number]
export type Line = Hunk['lines'][number]

/** Unchanged lines that are shown around a change. */
const CONTEXT_LINES = 3

/** The lines of a text, each with its line break, so that they add up to the text again. */
export function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? []
}

/** How to get from one list of lines to the other, with the fewest lines changed. */
export function diffLines(from: readonly string[], to: readonly string[]): Line[] {
  const start = commonLength(from, to)
  const end = commonLength(from.slice(start).reverse(), to.slice(start).reverse())
  const removed = from.slice(start, from.length - end)
  const added = to.slice(start, to.length - end)
  return [
    ...linesAs('same', from.slice(0, start)),
    ...(fewestEdits(removed, added) ?? [...linesAs('removed', removed), ...linesAs('added', added)]),
    ...linesAs('same', from.slice(from.length - end)),
  ]
}

/** The changes with some context, each group by itself. */
export function hunksOf(lines: readonly Line[]): Hunk[] {
  const shown = lines.map(() => false)
  for (const [index, { change }] of lines.entries())
    if (change !== 'same') shown.fill(true, Math.max(0, index - CONTEXT_LINES), index + CONTEXT_LINES + 1)

  const hunks: Hunk[] = []
  let [fromLine, toLine] = [1, 1]
  for (const [index, line] of lines.entries()) {
    if (shown[index] && !shown[index - 1]) hunks.push({ fromLine, toLine, lines: [] })
    if (shown[index]) hunks.at(-1)?.lines.push(line)
    if (line.change !== 'added') fromLine++
    if (line.change !== 'removed') toLine++
  }
  return hunks
}

function commonLength(from: readonly string[], to: readonly string[]): number {
  const most = Math.min(from.length, to.length)
  let length = 0
  while (length < most && from[length] === to[length]) length++
  return length
}

function linesAs(change: Line['change'], texts: readonly string[]): Line[] {
  return texts.map((text) => ({ change, text }))
}
