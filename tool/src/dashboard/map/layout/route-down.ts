import type { Cluster } from '../clusters.ts'
import type { EnvironmentMap } from '../map.ts'
import { arrowAlong, type Ends, endsOf } from './ends.ts'
import { type Arrow, type Box, bottom, type Card, right } from './geometry.ts'

/** Between two arrows side by side in the margin. */
const apart = 13
/** Between the outermost arrow and the edge. */
const margin = 12
/** As far as an arrow goes straight down to what follows. */
const near = 110

/** The way of every arrow on the narrow map: straight to what is next, else out into the margin and back. */
export function routeDown(
  map: EnvironmentMap,
  boxes: ReadonlyMap<Cluster, Box>,
  cards: readonly Card[],
  width: number,
): Arrow[] {
  const all = [...boxes.values()]
  const ends = endsOf(map, boxes, cards)
  const isNext = ({ source, target }: Ends) =>
    target.y - bottom(source) < near &&
    target.y > bottom(source) &&
    !all.some(({ y }) => y > bottom(source) && y < target.y - 40)
  const straight = ends.filter(isNext)
  const outside = ends.filter((one) => !isNext(one))
  // Arrows of one sender share a way down, so that the margin holds them all.
  const lanes = [...new Set(outside.map(laneOf))]
  return [
    ...straight.map((one) => {
      // Labels of frames begin at the left.
      const x = one.source.x + 0.84 * one.source.width
      return arrowAlong(one, [
        { x, y: bottom(one.source) },
        { x, y: one.target.y },
      ])
    }),
    ...outside.map((one, index) => {
      const lane = width - margin - apart * lanes.indexOf(laneOf(one))
      const sharing = outside.slice(0, index).filter(({ to }) => to === one.to).length
      const leaves = bottom(one.source) - 20 - 8 * lanes.indexOf(laneOf(one))
      const arrives = Math.min(one.target.y + 27 + 24 * sharing, bottom(one.target) - 8)
      const head = { x: right(one.target), y: arrives }
      const tail = { x: right(one.source), y: leaves }
      const way = [tail, { x: lane, y: tail.y }, { x: lane, y: head.y }, head]
      return arrowAlong(one, way, { x: head.x + 34, y: head.y })
    }),
  ]
}

function laneOf({ from, by, exposes }: Ends): string {
  return `${from} ${by} ${exposes ?? false}`
}
