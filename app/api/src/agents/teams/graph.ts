import type { Graph, GraphEdge } from '../components/model.ts'

/** What is wrong with a graph, in AutoGen's words where it has any; all of it at once. */
export function mistakesOf(graph: Graph): readonly string[] {
  const nodes = Object.values(graph.nodes)
  if (nodes.length === 0) return ['Graph has no nodes.']
  const missing = missingTargets(graph)
  if (missing.length > 0) return missing
  return [
    ...(startNodes(graph).length === 0 ? ['Graph must have at least one start node'] : []),
    ...(nodes.every(({ edges }) => edges.length > 0) ? ['Graph must have at least one leaf node'] : []),
    ...nodes
      .filter(({ edges }) => edges.some(isConditional) && !edges.every(isConditional))
      .map(({ name }) => `Node '${name}' has a mix of conditional and unconditional edges.`),
    ...conflicts(graph),
    ...cyclesOf(graph)
      .filter((cycle) => !cycle.some((name) => graph.nodes[name]?.edges.some(isConditional)))
      .map((cycle) => `Cycle detected without exit condition: ${[...cycle, cycle[0]].join(' -> ')}`),
  ]
}

export function checkGraph(graph: Graph): void {
  const mistakes = mistakesOf(graph)
  if (mistakes.length > 0) throw new Error(mistakes.join(' '))
}

/** Where the graph begins: as it says, or with the nodes that no edge leads to. */
export function startNodes({ nodes, defaultStartNode }: Graph): readonly string[] {
  if (defaultStartNode) return [defaultStartNode]
  const targets = new Set(Object.values(nodes).flatMap(({ edges }) => edges.map(({ target }) => target)))
  return Object.keys(nodes).filter((name) => !targets.has(name))
}

/** The groups of edges into a node, with how many edges each has. */
export function groupsOf(
  graph: Graph,
  node: string,
): ReadonlyMap<string, { readonly edges: number; readonly condition: 'all' | 'any' }> {
  const groups = new Map<string, { edges: number; condition: 'all' | 'any' }>()
  for (const { edges } of Object.values(graph.nodes))
    for (const { target, activationGroup, activationCondition } of edges)
      if (target === node)
        groups.set(activationGroup, {
          edges: (groups.get(activationGroup)?.edges ?? 0) + 1,
          condition: groups.get(activationGroup)?.condition ?? activationCondition,
        })
  return groups
}

/** The first cycle met from each place, each as the nodes along it. */
export function cyclesOf(graph: Graph): readonly (readonly string[])[] {
  const cycles: string[][] = []
  const seen = new Set<string>()
  const follow = (name: string, path: readonly string[]) => {
    seen.add(name)
    const here = [...path, name]
    for (const { target } of graph.nodes[name]?.edges ?? []) {
      if (here.includes(target)) cycles.push(here.slice(here.indexOf(target)))
      else if (!seen.has(target)) follow(target, here)
    }
  }
  for (const name of Object.keys(graph.nodes)) if (!seen.has(name)) follow(name, [])
  return cycles
}

function isConditional({ condition }: GraphEdge): boolean {
  return condition !== undefined
}

function missingTargets({ nodes, defaultStartNode }: Graph): readonly string[] {
  const named = Object.values(nodes).flatMap(({ edges }) => edges.map(({ target }) => target))
  return [...new Set([...named, ...(defaultStartNode ? [defaultStartNode] : [])])]
    .filter((name) => !Object.hasOwn(nodes, name))
    .map((name) => `Node '${name}' is not in the graph.`)
}

function conflicts({ nodes }: Graph): readonly string[] {
  const known = new Map<string, { condition: string; from: string }>()
  const found: string[] = []
  for (const { name, edges } of Object.values(nodes))
    for (const { target, activationGroup: group, activationCondition: condition } of edges) {
      const first = known.get(`${target} ${group}`)
      if (!first) known.set(`${target} ${group}`, { condition, from: name })
      else if (first.condition !== condition)
        found.push(
          `Conflicting activation conditions for target '${target}' group '${group}': ` +
            `'${first.condition}' (from node '${first.from}') and '${condition}' (from node '${name}')`,
        )
    }
  return found
}
