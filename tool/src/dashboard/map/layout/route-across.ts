import type { Cluster } from '../clusters.ts'
import type { EnvironmentMap } from '../map.ts'
import { arrowAlong, type Ends, endsOf } from './ends.ts'
import { type Arrow, type Box, bottom, type Card, clamp, middle, right, spaced } from './geometry.ts'

/** Between two arrows that touch the same side. */
const apart = 30
/** Between an arrow and the corner of what it touches. */
const corner = 16

/** Between what stands in the way and an arrow that goes past it. */
const laneAbove = 22
const laneBeside = 20
/** A stretch on which a label hides no corner. */
const roomForLabel = 64

/** The way of every arrow on the wide map: along straight lines, past what it does not touch. */
export function routeAcross(
  map: EnvironmentMap,
  boxes: ReadonlyMap<Cluster, Box>,
  cards: readonly Card[],
): Arrow[] {
  const ends = endsOf(map, boxes, cards)
  const isBelow = ({ source, target }: Ends) => target.y > bottom(source)
  const isBeside = ({ source, target }: Ends) => target.x > right(source)
  const corners = ends.filter((one) => one.by === 'origin' && isBelow(one) && isBeside(one))
  const down = ends.filter((one) => isBelow(one) && (one.by === 'role' || !isBeside(one)))
  const sideways = ends.filter((one) => isBeside(one) && !corners.includes(one) && !down.includes(one))
  const obstacles = [...boxes.values(), ...cards.map(({ box }) => box)]
  return [
    ...routeSideways(sideways, [...boxes.values()]),
    ...routeDown(down, obstacles),
    ...corners.map(roundTheCorner),
  ]
}

function routeSideways(ends: readonly Ends[], obstacles: readonly Box[]): Arrow[] {
  const lanes = ends.map((one) => laneOf(one, obstacles))
  const tails = anchors(ends, 'source', (one, index) => lanes[index] ?? middle(one.target).y)
  const heads = anchors(ends, 'target', (_, index) => lanes[index] ?? tails[index] ?? 0)
  return ends.map((one, index) => {
    const tail = { x: right(one.source), y: tails[index] ?? 0 }
    const head = { x: one.target.x, y: heads[index] ?? 0 }
    const bend = head.x - 34
    const lane = lanes[index]
    if (lane === undefined) {
      // Near its tail, since heads of several come close to each other.
      const at = bend - tail.x < roomForLabel ? undefined : { x: (tail.x + bend) / 2, y: tail.y }
      return arrowAlong(one, [tail, { x: bend, y: tail.y }, { x: bend, y: head.y }, head], at)
    }
    // The one that goes highest turns first, so that none crosses another.
    const rank = lanes.filter((other) => other !== undefined && other < lane).length
    const first = tail.x + 22 + 12 * rank
    return arrowAlong(one, [
      tail,
      { x: first, y: tail.y },
      { x: first, y: lane },
      { x: bend, y: lane },
      { x: bend, y: head.y },
      head,
    ])
  })
}

/** Above what stands in the way, if anything does. */
function laneOf({ source, target }: Ends, obstacles: readonly Box[]): number | undefined {
  const between = obstacles.filter(
    (box) => box.x >= right(source) && right(box) <= target.x && box.y < bottom(target),
  )
  return between.length === 0 ? undefined : Math.min(...between.map(({ y }) => y)) - laneAbove
}

/** Where arrows touch one side of a box: as near as can be to where they want, and apart. */
function anchors(
  ends: readonly Ends[],
  end: 'source' | 'target',
  wanted: (one: Ends, index: number) => number,
): number[] {
  const result: number[] = ends.map(() => 0)
  const bySide = Map.groupBy(
    ends.map((one, index) => ({ one, index })),
    ({ one }) => one[end],
  )
  for (const [box, touching] of bySide) {
    const [low, high] = [box.y + corner, bottom(box) - corner]
    const places = spaced(
      touching.map(({ one, index }) => clamp(wanted(one, index), low, high)),
      apart,
      low,
      high,
    )
    touching.forEach(({ index }, rank) => {
      result[index] = places[rank] ?? low
    })
  }
  return result
}

/**
 * Arrows that leave at the bottom and arrive at the top; the farther one goes, the sooner it turns. Where something
 * stands in the way, they leave at a side and go past it.
 */
function routeDown(ends: readonly Ends[], obstacles: readonly Box[]): Arrow[] {
  const bySource = Map.groupBy(ends, ({ source }) => source)
  return [...bySource].flatMap(([source, leaving]) => {
    const ordered = leaving.toSorted((a, b) => middle(a.target).x - middle(b.target).x)
    const tails = spaced(
      ordered.map(({ target }) => clamp(middle(target).x, source.x + corner, right(source) - corner)),
      apart,
      source.x + corner,
      right(source) - corner,
    )
    const ways = ordered.map((one, index) => ({ one, x: tails[index] ?? source.x }))
    const reach = ({ one, x }: { one: Ends; x: number }) => Math.abs(middle(one.target).x - x)
    const byReach = ways.toSorted((a, b) => reach(a) - reach(b))
    return ways.map((way) => {
      const { one, x } = way
      const head = { x: middle(one.target).x, y: one.target.y }
      const turn = head.y - 26 - 20 * byReach.indexOf(way)
      const isInTheWay = (box: Box) => isUnder(source, box) && bottom(box) < head.y
      if (obstacles.some(isInTheWay))
        return source.x === one.target.x ? pastTheRight(one) : pastTheLeft(one, turn)
      return arrowAlong(one, [{ x, y: bottom(source) }, { x, y: turn }, { x: head.x, y: turn }, head])
    })
  })
}

/** To something in the same column, which has room at its right. */
function pastTheRight(one: Ends): Arrow {
  const { source, target } = one
  const lane = right(source) + laneBeside
  const [from, to] = [middle(source).y, middle(target).y]
  return arrowAlong(one, [
    { x: right(source), y: from },
    { x: lane, y: from },
    { x: lane, y: to },
    { x: right(target), y: to },
  ])
}

/** All of a column on one way. */
function pastTheLeft(one: Ends, turn: number): Arrow {
  const { source, target } = one
  const [y, lane] = [bottom(source) - corner, source.x - laneBeside]
  const head = { x: middle(target).x, y: target.y }
  const way = [{ x: source.x, y }, { x: lane, y }, { x: lane, y: turn }, { x: head.x, y: turn }, head]
  return arrowAlong(one, way, { x: lane, y: (y + target.y) / 2 })
}

function isUnder(upper: Box, box: Box): boolean {
  return box.y >= bottom(upper) && box.x < right(upper) && right(box) > upper.x
}

function roundTheCorner(one: Ends): Arrow {
  const { source, target } = one
  const [x, y] = [middle(source).x, middle(target).y]
  return arrowAlong(one, [
    { x, y: bottom(source) },
    { x, y },
    { x: target.x, y },
  ])
}
