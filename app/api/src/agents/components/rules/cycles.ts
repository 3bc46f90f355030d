import type { Graph } from '../model.ts'

/** The cycles that a walk through the graph, node by node and edge by edge, comes back upon. */
function cycles(graph: Graph): string[][] {
  const found: string[][] = []
  const visited = new Set<string>()
  const path: string[] = []
  const walk = (name: string) => {
    visited.add(name)
    path.push(name)
    for (const { target } of graph.nodes[name]?.edges ?? []) {
      if (!visited.has(target)) walk(target)
      else if (path.includes(target)) found.push(path.slice(path.indexOf(target)))
    }
    path.pop()
  }
  for (const name of Object.keys(graph.nodes)) if (!visited.has(name)) walk(name)
  return found
}

export const hasCycle = (graph: Graph): boolean => cycles(graph).length > 0

/** Those whose nodes have no edge with a condition, so that nothing that is said leads out. */
export function endlessCycles(graph: Graph): string[][] {
  const unconditional = (name: string) =>
    (graph.nodes[name]?.edges ?? []).every(({ condition }) => condition === undefined)
  return cycles(graph).filter((cycle) => cycle.every(unconditional))
}
