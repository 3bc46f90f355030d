const SHORTEST_MS = 500
const LONGEST_MS = 30_000

/**
 * Milliseconds to wait before attempt number `attempt`, counted from 0: anything between half of a doubling pause
 * and all of it, since those who were cut off together must not all come back together.
 */
export function pauseBefore(attempt: number, random: () => number): number {
  const pause = Math.min(SHORTEST_MS * 2 ** attempt, LONGEST_MS)
  return pause / 2 + (random() * pause) / 2
}
