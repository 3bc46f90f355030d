import type { Cluster } from '../clusters.ts'
import type { Flow } from '../flows.ts'
import type { EnvironmentMap } from '../map.ts'
import {
  type Arrow,
  type Box,
  bottom,
  type Card,
  clamp,
  labelPlace,
  middle,
  type Point,
  right,
  spaced,
} from './geometry.ts'

/** Between two arrows that touch the same side. */
const apart = 30
/** Between an arrow and the corner of what it touches. */
const corner = 22

/** Between what stands in the way and an arrow that goes past it. */
const laneAbove = 36

interface Ends extends Flow {
  readonly source: Box
  readonly target: Box
}

/** The way of every arrow on the wide map: along straight lines, past what it does not touch. */
export function routeAcross(
  { flows }: EnvironmentMap,
  boxes: ReadonlyMap<Cluster, Box>,
  cards: readonly Card[],
): Arrow[] {
  const places = new Map<string, Box>([
    ...[...boxes].map(([{ id }, box]): [string, Box] => [id, box]),
    ...cards.map(({ node, box }): [string, Box] => [node.id, box]),
  ])
  const ends = flows.flatMap((flow): Ends[] => {
    const [source, target] = [places.get(flow.from), places.get(flow.to)]
    return source === undefined || target === undefined ? [] : [{ ...flow, source, target }]
  })
  const isBelow = ({ source, target }: Ends) => target.y > bottom(source)
  const isBeside = ({ source, target }: Ends) => target.x > right(source)
  const down = ends.filter((one) => isBelow(one) && (one.by === 'role' || !isBeside(one)))
  const corners = ends.filter((one) => isBelow(one) && !down.includes(one))
  const sideways = ends.filter((one) => !isBelow(one) && isBeside(one))
  return [...routeSideways(sideways, cards), ...routeDown(down), ...corners.map(roundTheCorner)]
}

function routeSideways(ends: readonly Ends[], cards: readonly Card[]): Arrow[] {
  const lanes = ends.map((one) => laneOf(one, cards))
  const tails = anchors(ends, 'source', (one, index) => lanes[index] ?? middle(one.target).y)
  const heads = anchors(ends, 'target', (_, index) => lanes[index] ?? tails[index] ?? 0)
  return ends.map((one, index) => {
    const tail = { x: right(one.source), y: tails[index] ?? 0 }
    const head = { x: one.target.x, y: heads[index] ?? 0 }
    const bend = head.x - 34
    const lane = lanes[index]
    if (lane === undefined) return arrow(one, [tail, { x: bend, y: tail.y }, { x: bend, y: head.y }, head])
    const first = tail.x + 34
    return arrow(one, [
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
function laneOf({ source, target }: Ends, cards: readonly Card[]): number | undefined {
  const between = cards.filter(
    ({ box }) => box.x >= right(source) && right(box) <= target.x && box.y < bottom(target),
  )
  return between.length === 0 ? undefined : Math.min(...between.map(({ box }) => box.y)) - laneAbove
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

/** Arrows that leave at the bottom and arrive at the top; the farther one goes, the sooner it turns. */
function routeDown(ends: readonly Ends[]): Arrow[] {
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
      return arrow(one, [{ x, y: bottom(source) }, { x, y: turn }, { x: head.x, y: turn }, head])
    })
  })
}

function roundTheCorner(one: Ends): Arrow {
  const { source, target } = one
  const [x, y] = [middle(source).x, middle(target).y]
  return arrow(one, [
    { x, y: bottom(source) },
    { x, y },
    { x: target.x, y },
  ])
}

function arrow({ from, to, by, ports }: Flow, way: readonly Point[]): Arrow {
  const points = straightened(way)
  return { from, to, by, label: ports, points, at: labelPlace(points) }
}

/** Without the points at which nothing turns. */
function straightened(points: readonly Point[]): Point[] {
  return points.filter((point, index) => {
    const [before, after] = [points[index - 1], points[index + 1]]
    if (before === undefined || after === undefined) return true
    const isOnLine = (axis: 'x' | 'y') =>
      Math.abs(before[axis] - point[axis]) < 1 && Math.abs(after[axis] - point[axis]) < 1
    return !isOnLine('x') && !isOnLine('y')
  })
}
