import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { diffLines, hunksOf, type Line, linesOf } from './diff.ts'

const textOf = (lines: readonly Line[], without: Line['change']) =>
  lines
    .filter(({ change }) => change !== without)
    .map(({ text }) => text)
    .join('')

const edits = (lines: readonly Line[]) => lines.filter(({ change }) => change !== 'same').length

/** The length of the longest common subsequence, by the textbook table. */
function longestCommon(from: readonly string[], to: readonly string[]): number {
  let row = new Array<number>(to.length + 1).fill(0)
  for (const line of from) {
    const next = [0]
    for (const [index, other] of to.entries())
      next.push(line === other ? (row[index] ?? 0) + 1 : Math.max(next[index] ?? 0, row[index + 1] ?? 0))
    row = next
  }
  return row.at(-1) ?? 0
}

/** Few different lines, so that texts have much in common in many ways. */
const texts = fc
  .array(fc.constantFrom('a\n', 'b\n', 'c\n', '\n'), { maxLength: 30 })
  .map((lines) => lines.join(''))

describe('a comparison of two texts', () => {
  it('leads from the one to the other with the fewest lines changed', () => {
    fc.assert(
      fc.property(texts, texts, (from, to) => {
        const lines = diffLines(linesOf(from), linesOf(to))
        expect(textOf(lines, 'added')).toBe(from)
        expect(textOf(lines, 'removed')).toBe(to)
        const [a, b] = [linesOf(from), linesOf(to)]
        expect(edits(lines)).toBe(a.length + b.length - 2 * longestCommon(a, b))
      }),
      { numRuns: 2_000, seed: 1122 },
    )
  })

  it('replaces as a whole what has too little in common, and is done in time', () => {
    const [from, to] = ['old', 'new'].map((word) =>
      Array.from({ length: 20_000 }, (_, index) => `${word} ${index}\n`),
    )
    const lines = diffLines(['head\n', ...(from ?? [])], ['head\n', ...(to ?? [])])
    expect(lines.slice(0, 2)).toEqual([
      { change: 'same', text: 'head\n' },
      { change: 'removed', text: 'old 0\n' },
    ])
    expect(edits(lines)).toBe(40_000)
  })

  it('sees a missing line break at the end', () => {
    expect(diffLines(linesOf('a'), linesOf('a\n'))).toEqual([
      { change: 'removed', text: 'a' },
      { change: 'added', text: 'a\n' },
    ])
  })
})

describe('hunks', () => {
  it('show each change with three lines around it, and where it is in both versions', () => {
    const from = Array.from({ length: 20 }, (_, index) => `${index + 1}\n`)
    const to = ['0\n', ...from.filter((text) => text !== '15\n')]
    const hunks = hunksOf(diffLines(from, to))
    expect(hunks.map(({ fromLine, toLine }) => [fromLine, toLine])).toEqual([
      [1, 1],
      [12, 13],
    ])
    expect(hunks[0]?.lines.map(({ text }) => text.trim())).toEqual(['0', '1', '2', '3'])
    expect(hunks[1]?.lines.map(({ text }) => text.trim())).toEqual(['12', '13', '14', '15', '16', '17', '18'])
  })

  it('are none when nothing changed', () => {
    expect(hunksOf(diffLines(['a\n'], ['a\n']))).toEqual([])
  })
})
