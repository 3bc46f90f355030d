/** The accepted word that a typing mistake was most likely meant to be, if one is near. */
export function suggest(word: string, accepted: readonly string[]): string | undefined {
  const nearest = accepted
    .map((candidate) => ({ candidate, distance: editDistance(word.toLowerCase(), candidate.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance)[0]
  if (!nearest) return undefined
  return nearest.distance <= Math.max(1, Math.floor(word.length / 3)) ? nearest.candidate : undefined
}

/** Insertions, deletions, replacements and swaps of neighbours (optimal string alignment). */
function editDistance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, column) => column)]
  for (let row = 1; row <= a.length; row++) {
    const current = [row]
    for (let column = 1; column <= b.length; column++) {
      const at = (r: number, c: number) => (r === row ? current[c] : rows[r]?.[c]) ?? 0
      const same = a[row - 1] === b[column - 1]
      let best = Math.min(
        at(row - 1, column) + 1,
        at(row, column - 1) + 1,
        at(row - 1, column - 1) + (same ? 0 : 1),
      )
      const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      if (row > 1 && column > 1 && swapped) best = Math.min(best, at(row - 2, column - 2) + 1)
      current.push(best)
    }
    rows.push(current)
  }
  return rows[a.length]?.[b.length] ?? 0
}
