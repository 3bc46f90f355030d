import type { Text } from '../../../text.ts'
import type { Grant } from '../flows.ts'
import type { Node } from '../node.ts'

/** Lengths are in the drawing's own units, which are pixels where it is shown in full size. */
export interface Point {
  readonly x: number
  readonly y: number
}

export interface Box extends Point {
  readonly width: number
  readonly height: number
}

/** A map with a place for everything. */
export interface Layout {
  readonly width: number
  readonly height: number
  readonly frames: readonly Frame[]
  readonly cards: readonly Card[]
  readonly arrows: readonly Arrow[]
}

export interface Frame {
  readonly is: 'vpc' | 'subnet' | 'group'
  readonly label: Text
  /** Told where there is room. */
  readonly detail?: Text
  /** Keys of what it stands for. */
  readonly keys?: readonly string[]
  readonly box: Box
}

export interface Card {
  readonly node: Node
  readonly box: Box
}

export interface Arrow {
  readonly from: string
  readonly to: string
  readonly by: Grant
  readonly label: string
  readonly exposes: boolean
  /** Where it bends, from its tail to its head. */
  readonly points: readonly Point[]
  /** The middle of its label. */
  readonly at: Point
}

export const right = ({ x, width }: Box) => x + width
export const bottom = ({ y, height }: Box) => y + height
export const middle = ({ x, y, width, height }: Box): Point => ({ x: x + width / 2, y: y + height / 2 })

/** The smallest box around all of them, with some air. */
export function around(boxes: readonly Box[], air: { readonly side: number; readonly top: number }): Box {
  const x = Math.min(...boxes.map(({ x }) => x)) - air.side
  const y = Math.min(...boxes.map(({ y }) => y)) - air.top
  return {
    x,
    y,
    width: Math.max(...boxes.map(right)) + air.side - x,
    height: Math.max(...boxes.map(bottom)) + air.side - y,
  }
}

export function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value))
}

/** The values, moved apart as far as they must be and as the range lets them; in their own order. */
export function spaced(values: readonly number[], distance: number, low: number, high: number): number[] {
  const step = Math.min(distance, (high - low) / Math.max(1, values.length - 1))
  const order = values.map((value, index) => ({ value, index })).sort((a, b) => a.value - b.value)
  const placed: number[] = []
  for (const { value } of order) placed.push(Math.max(value, low, (placed.at(-1) ?? -Infinity) + step))
  // What was pushed over the end comes back, and pushes those before it.
  let limit = high
  for (let index = placed.length - 1; index >= 0; index--) {
    placed[index] = Math.min(placed[index] ?? limit, limit)
    limit = (placed[index] ?? limit) - step
  }
  const result = [...values]
  order.forEach(({ index }, rank) => {
    result[index] = placed[rank] ?? 0
  })
  return result
}

/** The middle of an arrow's longest stretch, where a label hides least. */
export function labelPlace(points: readonly Point[]): Point {
  const stretches = points.slice(1).map((to, index) => ({ from: points[index] ?? to, to }))
  const length = ({ from, to }: { from: Point; to: Point }) =>
    Math.abs(to.x - from.x) + Math.abs(to.y - from.y)
  const [longest] = stretches.toSorted((a, b) => length(b) - length(a))
  if (longest === undefined) return points[0] ?? { x: 0, y: 0 }
  return { x: (longest.from.x + longest.to.x) / 2, y: (longest.from.y + longest.to.y) / 2 }
}
