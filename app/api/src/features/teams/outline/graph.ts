import type { AgentComponent, Participant, TeamComponent } from '../../../agents/components/model.ts'
import { isTeam } from '../../../agents/components/readers.ts'
import type { Outline, OutlineEdge, OutlineNode } from './schema.ts'

/** Stands for whoever chooses the next speaker, who is no participant. No participant can be called so. */
const MANAGER = '(manager)'

/** Who may speak after whom. */
export function graphOf(team: TeamComponent): Outline['graph'] {
  const nodes = team.participants.map(nodeOf)
  switch (team.kind) {
    case 'round-robin':
      return { nodes, edges: roundOf(team.participants.map(({ name }) => name)) }
    case 'swarm':
      return { nodes, edges: team.participants.flatMap(handoffsOf) }
    case 'graph-flow':
      return { nodes, edges: Object.values(team.graph.nodes).flatMap(edgesOf) }
    case 'selector':
    case 'magentic-one':
      return {
        nodes: [{ id: MANAGER, label: team.name, kind: 'manager', group: null, participant: null }, ...nodes],
        edges: nodes.map(({ id }) => edge(MANAGER, id, 'choice')),
      }
  }
}

const nodeOf = (participant: Participant): OutlineNode => ({
  id: participant.name,
  label: participant.name,
  kind: kindOf(participant),
  group: null,
  participant: participant.name,
})

function kindOf(participant: Participant): OutlineNode['kind'] {
  if (isTeam(participant) || participant.kind === 'society-of-mind') return 'team'
  return participant.kind === 'user-proxy' ? 'person' : 'agent'
}

const roundOf = (names: readonly string[]): OutlineEdge[] =>
  names.length < 2 ? [] : names.map((name, at) => edge(name, names[(at + 1) % names.length] ?? name, 'order'))

function handoffsOf(agent: AgentComponent): OutlineEdge[] {
  if (agent.kind !== 'assistant') return []
  return agent.handoffs.map(({ target, name }) => edge(agent.name, target, 'handoff', name))
}

const edgesOf = ({
  name,
  edges,
}: {
  name: string
  edges: readonly { target: string; condition?: string }[]
}) =>
  edges.map(({ target, condition }) =>
    condition === undefined ? edge(name, target, 'order') : edge(name, target, 'condition', condition),
  )

export const edge = (
  from: string,
  to: string,
  kind: OutlineEdge['kind'],
  label: string | null = null,
): OutlineEdge => ({ from, to, kind, label })
