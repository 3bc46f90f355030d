import type { Line } from './diff.ts'

/**
 * Beyond this many edits two texts have so little in common that finding it costs more than it tells: time and
 * memory grow with the square of the edits.
 */
const MOST_EDITS = 1_000

/**
 * Myers, "An O(ND) difference algorithm and its variations" (1986), the greedy form. Diagonals are numbered by
 * place in `from` minus place in `to`. `undefined` when more edits are needed than are worth it.
 */
export function fewestEdits(from: readonly string[], to: readonly string[]): Line[] | undefined {
  const most = Math.min(from.length + to.length, MOST_EDITS)
  /** What each number of edits began with: how far into `from` the edits before it came. */
  const history: Frontier[] = []
  let frontier = new Frontier(0)
  frontier.put(1, 0)
  for (let edits = 0; edits <= most; edits++) {
    history.push(frontier)
    const next = new Frontier(edits)
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      let x = frontier.adds(diagonal) ? frontier.at(diagonal + 1) : frontier.at(diagonal - 1) + 1
      while (x < from.length && x - diagonal < to.length && from[x] === to[x - diagonal]) x++
      next.put(diagonal, x)
      if (x >= from.length && x - diagonal >= to.length) return retrace(from, to, history)
    }
    frontier = next
  }
  return undefined
}

/** How far into `from` one gets on each diagonal with a number of edits; -1 where one does not get at all. */
class Frontier {
  readonly #edits: number
  readonly #places: Int32Array

  constructor(edits: number) {
    this.#edits = edits
    this.#places = new Int32Array(2 * edits + 3).fill(-1)
  }

  at(diagonal: number): number {
    return this.#places[diagonal + this.#edits + 1] ?? -1
  }

  put(diagonal: number, place: number): void {
    this.#places[diagonal + this.#edits + 1] = place
  }

  /** Whether the next edit gets furthest on the diagonal by adding a line rather than by removing one. */
  adds(diagonal: number): boolean {
    return this.at(diagonal - 1) < this.at(diagonal + 1)
  }
}

function retrace(from: readonly string[], to: readonly string[], history: readonly Frontier[]): Line[] {
  const backwards: Line[] = []
  const take = (change: Line['change'], text: string | undefined) =>
    backwards.push({ change, text: text ?? '' })
  let [x, y] = [from.length, to.length]
  for (const frontier of history.slice(1).reverse()) {
    const adds = frontier.adds(x - y)
    const before = frontier.at(x - y + (adds ? 1 : -1))
    const edited = adds ? before : before + 1
    while (x > edited) {
      take('same', from[--x])
      y--
    }
    if (adds) take('added', to[--y])
    else take('removed', from[--x])
  }
  while (x > 0) take('same', from[--x])
  return backwards.reverse()
}
