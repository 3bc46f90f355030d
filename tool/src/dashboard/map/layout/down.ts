import type { Cluster } from '../clusters.ts'
import type { EnvironmentMap } from '../map.ts'
import type { Layer, Ring } from '../node.ts'
import { cardGap, stack } from './cards.ts'
import { framesAround } from './frames.ts'
import { type Box, bottom, type Card, type Layout } from './geometry.ts'
import { routeDown } from './route-down.ts'

const width = 362
const air = { vpc: { side: 10, top: 34 }, subnet: { side: 10, top: 34 } }
/** What frames take on the left; on the right is a margin for arrows. */
const edge = air.vpc.side + air.subnet.side + 1
const columnWidth = 244
/** Between two clusters, for an arrow and its label. */
const step = 46

const order: readonly Layer[] = ['outside', 'entrance', 'hosts', 'data', 'storage']

/** Air that the frames need above the first thing within them. */
const headroom: Readonly<Record<Ring, number>> = {
  internet: 0,
  vpc: air.vpc.top,
  subnet: air.vpc.top + air.subnet.top,
}

/** The map for a telephone: everything one below the other, with arrows along the right. */
export function layoutDown(map: EnvironmentMap): Layout {
  const boxes = new Map<Cluster, Box>()
  const cards: Card[] = []
  let y = 2
  let ring: Ring = 'internet'
  for (const cluster of order.flatMap((layer) => map.clusters.filter((one) => one.layer === layer))) {
    const own = cluster.nodes[0]?.ring ?? 'internet'
    const isDeeper = headroom[own] > headroom[ring]
    if (isDeeper) y += headroom[own] - headroom[ring] - step / 2
    if (headroom[own] < headroom[ring]) y += edge
    ring = own
    const placed = stack(cluster, edge, y, columnWidth)
    boxes.set(cluster, placed.box)
    cards.push(...placed.cards)
    y = bottom(placed.box) + (cluster.layer === 'storage' ? cardGap : step)
  }
  const frames = framesAround(map, boxes, air)
  const height = Math.max(0, ...cards.map(({ box }) => bottom(box))) + 4
  return { width, height, frames, cards, arrows: routeDown(map, boxes, cards, width) }
}
