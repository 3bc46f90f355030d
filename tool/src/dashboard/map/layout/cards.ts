import type { Cluster } from '../clusters.ts'
import type { Node } from '../node.ts'
import type { Box, Card } from './geometry.ts'

export const cardWidth = 204
/** Title and air. */
const cardHead = 50
const lineHeight = 18
export const cardGap = 18

/** Around a cluster that has a frame; at its top is the frame's label. */
export const clusterAir = { side: 16, top: 34 }

export function cardHeight({ lines }: Node): number {
  return cardHead + lines.length * lineHeight + 8
}

export function hasFrame({ groups }: Cluster): boolean {
  return groups.length > 0
}

/** How high a cluster is with its frame. */
export function clusterHeight(cluster: Cluster): number {
  const cards = cluster.nodes.reduce((sum, node) => sum + cardHeight(node) + cardGap, -cardGap)
  return hasFrame(cluster) ? cards + clusterAir.top + clusterAir.side : cards
}

/** The cards of a cluster one below the other, and the box around all of it. */
export function stack(cluster: Cluster, x: number, y: number, width: number): { cards: Card[]; box: Box } {
  const air = hasFrame(cluster) ? clusterAir : { side: 0, top: 0 }
  let next = y + air.top
  const cards = cluster.nodes.map((node): Card => {
    const box = { x: x + air.side, y: next, width: width - 2 * air.side, height: cardHeight(node) }
    next += box.height + cardGap
    return { node, box }
  })
  return { cards, box: { x, y, width, height: clusterHeight(cluster) } }
}
