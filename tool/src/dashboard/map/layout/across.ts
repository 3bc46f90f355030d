import type { Cluster } from '../clusters.ts'
import type { EnvironmentMap } from '../map.ts'
import type { Layer } from '../node.ts'
import { cardGap, cardWidth, clusterAir, clusterHeight, hasFrame, stack } from './cards.ts'
import { framesAround } from './frames.ts'
import { type Box, bottom, type Card, type Layout } from './geometry.ts'
import { routeAcross } from './route-across.ts'

const width = 1240
const air = { vpc: { side: 22, top: 38 }, subnet: { side: 20, top: 36 } }
/** Between the network and what is stored outside it, for the arrows that lead there. */
const storageGap = 92
/** Above an entrance, for what goes past it. */
const lane = 40

const columns: readonly Layer[] = ['outside', 'entrance', 'hosts', 'data']

/** The map for a wide window: requests go from left to right, and what is stored lies below the network. */
export function layoutAcross(map: EnvironmentMap): Layout {
  const boxes = new Map<Cluster, Box>()
  const cards: Card[] = []
  const put = (cluster: Cluster, x: number, y: number, width: number) => {
    const placed = stack(cluster, x, y, width)
    boxes.set(cluster, placed.box)
    cards.push(...placed.cards)
  }

  const filled = columns.flatMap((layer) => {
    const clusters = map.clusters.filter((cluster) => cluster.layer === layer)
    return clusters.length === 0 ? [] : [{ layer, clusters }]
  })
  const top = air.vpc.top + air.subnet.top
  const heights = filled.map(({ layer, clusters }) => {
    const height = clusters.reduce((sum, cluster) => sum + clusterHeight(cluster) + cardGap, -cardGap)
    return layer === 'entrance' ? height + 2 * lane : height
  })
  const highest = Math.max(0, ...heights)
  const xs = columnPlaces(filled.map(({ clusters }) => widest(clusters)))
  filled.forEach(({ layer, clusters }, index) => {
    let y = top + (highest - (heights[index] ?? 0)) / 2 + (layer === 'entrance' ? lane : 0)
    for (const cluster of clusters) {
      put(cluster, xs[index] ?? 0, y, widthOf(cluster))
      y += clusterHeight(cluster) + cardGap
    }
  })

  const frames = framesAround(map, boxes, air)
  const below = Math.max(top + highest, ...frames.map(({ box }) => bottom(box))) + storageGap
  const stored = map.clusters.filter(({ layer }) => layer === 'storage')
  const own = Math.min(cardWidth, (width - 2 + cardGap) / stored.length - cardGap)
  stored.forEach((cluster, index, { length }) => {
    put(cluster, width - 1 - (length - index) * (own + cardGap) + cardGap, below, own)
  })

  const height = Math.max(...cards.map(({ box }) => bottom(box)), ...frames.map(({ box }) => bottom(box))) + 8
  return { width, height, frames, cards, arrows: routeAcross(map, boxes, cards) }
}

function widthOf(cluster: Cluster): number {
  return hasFrame(cluster) ? cardWidth + 2 * clusterAir.side : cluster.layer === 'outside' ? 164 : cardWidth
}

function widest(clusters: readonly Cluster[]): number {
  return Math.max(...clusters.map(widthOf))
}

/** Columns from the left edge to the right one, with as much between any two. */
function columnPlaces(widths: readonly number[]): number[] {
  const rightEdge = width - air.vpc.side - air.subnet.side - 1
  const taken = widths.reduce((sum, width) => sum + width, 0)
  const gap = (rightEdge - 1 - taken) / Math.max(1, widths.length - 1)
  let x = 1
  return widths.map((own) => {
    const here = x
    x += own + gap
    return here
  })
}
