import type { Cluster } from '../clusters.ts'
import type { Flow } from '../flows.ts'
import type { EnvironmentMap } from '../map.ts'
import { type Arrow, type Box, type Card, labelPlace, type Point } from './geometry.ts'

/** A flow whose both ends have a place. */
export interface Ends extends Flow {
  readonly source: Box
  readonly target: Box
}

export function endsOf(
  { flows }: EnvironmentMap,
  boxes: ReadonlyMap<Cluster, Box>,
  cards: readonly Card[],
): Ends[] {
  const places = new Map<string, Box>([
    ...[...boxes].map(([{ id }, box]): [string, Box] => [id, box]),
    ...cards.map(({ node, box }): [string, Box] => [node.id, box]),
  ])
  return flows.flatMap((flow): Ends[] => {
    const [source, target] = [places.get(flow.from), places.get(flow.to)]
    return source === undefined || target === undefined ? [] : [{ ...flow, source, target }]
  })
}

/** An arrow along a way; where the way does not say it better, its label stands on its longest stretch. */
export function arrowAlong({ from, to, by, ports, exposes }: Flow, way: readonly Point[], at?: Point): Arrow {
  const points = straightened(way)
  return { from, to, by, label: ports, exposes: exposes ?? false, points, at: at ?? labelPlace(points) }
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
