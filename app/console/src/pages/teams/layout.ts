export interface Edge {
  readonly from: string
  readonly to: string
}

export interface Place {
  /** Number of the layer, from 0 on the left. */
  readonly layer: number
  /** Place within the layer, from 0 at the top. */
  readonly row: number
}

/**
 * Places nodes in layers, each right of all that lead to it. Edges that lead back, which loops have, are left out of
 * account; nodes keep their order within a layer.
 */
export function layersOf(nodes: readonly string[], edges: readonly Edge[]): Map<string, Place> {
  const forward = withoutLoops(nodes, edges)
  const layers = new Map(nodes.map((node) => [node, 0]))
  // Each round moves every node right of those before it; the longest way has fewer edges than there are nodes.
  for (let round = 0; round < nodes.length; round++)
    for (const { from, to } of forward)
      layers.set(to, Math.max(layers.get(to) ?? 0, (layers.get(from) ?? 0) + 1))
  const rows = new Map<number, number>()
  return new Map(
    nodes.map((node) => {
      const layer = layers.get(node) ?? 0
      const row = rows.get(layer) ?? 0
      rows.set(layer, row + 1)
      return [node, { layer, row }]
    }),
  )
}

/** The edges that lead onwards, walking from each node in turn. */
function withoutLoops(nodes: readonly string[], edges: readonly Edge[]): Edge[] {
  const known = new Set(nodes)
  const out = Map.groupBy(
    edges.filter(({ from, to }) => known.has(from) && known.has(to)),
    ({ from }) => from,
  )
  const state = new Map<string, 'under way' | 'done'>()
  const forward: Edge[] = []
  const walk = (node: string): void => {
    state.set(node, 'under way')
    for (const edge of out.get(node) ?? []) {
      if (state.get(edge.to) === 'under way') continue
      forward.push(edge)
      if (!state.has(edge.to)) walk(edge.to)
    }
    state.set(node, 'done')
  }
  for (const node of nodes) if (!state.has(node)) walk(node)
  return forward
}
