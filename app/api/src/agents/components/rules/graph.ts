import type { Graph, GraphEdge } from '../model.ts'
import type { Place } from '../place.ts'
import { endlessCycles, hasCycle } from './cycles.ts'

interface Surroundings {
  participants: readonly string[]
  /** Whether the team ends by a condition or after so many turns. */
  hasLimit: boolean
}

/** What AutoGen asks of a graph, and that its names lead somewhere. */
export function checkGraph(graph: Graph, { participants, hasLimit }: Surroundings, place: Place): void {
  const nodes = Object.entries(graph.nodes)
  if (nodes.length === 0) place.at('nodes').problem('graph/empty')
  else checkNodes(graph, { participants, hasLimit }, place)
}

function checkNodes(graph: Graph, { participants, hasLimit }: Surroundings, place: Place): void {
  const nodes = Object.entries(graph.nodes)
  checkNames(graph, participants, place)
  if (startNodes(graph).length === 0) place.problem('graph/no-start')
  if (nodes.every(([, { edges }]) => edges.length > 0)) place.problem('graph/no-leaf')
  for (const [name, { edges }] of nodes) {
    const conditional = edges.filter(({ condition }) => condition !== undefined).length
    if (conditional > 0 && conditional < edges.length)
      place.at('nodes', name, 'edges').problem('graph/mixed-conditions', { name })
  }
  checkActivation(graph, place)
  for (const cycle of endlessCycles(graph))
    place.problem('graph/endless-cycle', { cycle: [...cycle, ...cycle.slice(0, 1)].join(' → ') })
  if (hasCycle(graph) && !hasLimit) place.problem('graph/cycle-without-limit')
}

function checkNames(graph: Graph, participants: readonly string[], place: Place): void {
  const names = Object.keys(graph.nodes)
  const start = graph.defaultStartNode
  const unknown = (name: string) => ({ name, nodes: names.join(', ') })
  if (start !== undefined && !names.includes(start))
    place.at('default_start_node').problem('graph/unknown-node', unknown(start))
  for (const { target, at } of edgesOf(graph))
    if (!names.includes(target)) place.at(...at, 'target').problem('graph/unknown-node', unknown(target))
  for (const name of names)
    if (!participants.includes(name))
      place
        .at('nodes', name)
        .problem('graph/not-a-participant', { name, participants: participants.join(', ') })
}

function startNodes(graph: Graph): string[] {
  if (graph.defaultStartNode) return [graph.defaultStartNode]
  const targets = new Set(edgesOf(graph).map(({ target }) => target))
  return Object.keys(graph.nodes).filter((name) => !targets.has(name))
}

/** All edges of one group into one node have to say the same. */
function checkActivation(graph: Graph, place: Place): void {
  const said = new Map<string, GraphEdge['activationCondition']>()
  for (const { target, activationGroup, activationCondition, at } of edgesOf(graph)) {
    const group = JSON.stringify([target, activationGroup])
    const before = said.get(group) ?? activationCondition
    said.set(group, before)
    if (before !== activationCondition)
      place.at(...at).problem('graph/mixed-activation', { name: target, group: activationGroup })
  }
}

const edgesOf = (graph: Graph) =>
  Object.entries(graph.nodes).flatMap(([name, { edges }]) =>
    edges.map((edge, index) => ({ ...edge, at: ['nodes', name, 'edges', index] as const })),
  )
