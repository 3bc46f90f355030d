import type { AgentComponent, GraphFlowTeam, Participant, TeamComponent } from '../components/model.ts'
import { isTeam } from '../components/readers.ts'

type Change = (graph: GraphFlowTeam) => GraphFlowTeam

/** The team with every graph in it changed, however deep it is nested. */
export function withGraphs(team: TeamComponent, change: Change): TeamComponent {
  switch (team.kind) {
    case 'graph-flow':
      return change({ ...team, participants: team.participants.map((agent) => inAgent(agent, change)) })
    case 'round-robin':
    case 'selector':
      return { ...team, participants: team.participants.map((one) => inParticipant(one, change)) }
    default:
      return { ...team, participants: team.participants.map((agent) => inAgent(agent, change)) }
  }
}

/** The names of all nodes: who may speak at the same time as others. */
export function nodesOf(team: TeamComponent): ReadonlySet<string> {
  const names = new Set<string>()
  withGraphs(team, (graph) => {
    for (const name of Object.keys(graph.graph.nodes)) names.add(name)
    return graph
  })
  return names
}

const inParticipant = (one: Participant, change: Change): Participant =>
  isTeam(one) ? withGraphs(one, change) : inAgent(one, change)

function inAgent(agent: AgentComponent, change: Change): AgentComponent {
  if (agent.kind === 'society-of-mind') return { ...agent, team: withGraphs(agent.team, change) }
  if (agent.kind === 'message-filter') return { ...agent, wrapped: inAgent(agent.wrapped, change) }
  return agent
}
