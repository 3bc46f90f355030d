import type { Flow } from './flows.ts'
import type { Layer, Node } from './node.ts'

/** Things of one layer behind the same security groups: what is said to one may be said to all of them. */
export interface Cluster {
  readonly id: string
  readonly layer: Layer
  readonly nodes: readonly Node[]
  /** What fences it; empty where nothing does. */
  readonly groups: readonly string[]
}

export function clustersOf(nodes: readonly Node[]): Cluster[] {
  const together = Map.groupBy(nodes, ({ id, layer, groups }) =>
    groups.length === 0 ? id : `${layer} ${groups.join(' ')}`,
  )
  return [...together].flatMap(([id, nodes]): Cluster[] => {
    const [first] = nodes
    return first === undefined ? [] : [{ id, layer: first.layer, nodes, groups: first.groups }]
  })
}

/** A flow between clusters where all of a cluster have it, else between single things. */
export function bundled(flows: readonly Flow[], clusters: readonly Cluster[]): Flow[] {
  const several = clusters.filter(({ nodes }) => nodes.length > 1)
  return atEnd('to', atEnd('from', flows, several), several)
}

function atEnd(end: 'from' | 'to', flows: readonly Flow[], clusters: readonly Cluster[]): Flow[] {
  const sameAs = (one: Flow, node: string) => flows.some((other) => isEqual({ ...one, [end]: node }, other))
  const raised = flows.map((flow) => {
    const cluster = clusters.find(({ nodes }) => nodes.some(({ id }) => id === flow[end]))
    const isShared = cluster?.nodes.every(({ id }) => sameAs(flow, id)) ?? false
    return cluster !== undefined && isShared ? { ...flow, [end]: cluster.id } : flow
  })
  return raised.filter((flow, index) => raised.findIndex((other) => isEqual(flow, other)) === index)
}

function isEqual(one: Flow, other: Flow): boolean {
  return one.from === other.from && one.to === other.to && one.ports === other.ports && one.by === other.by
}
