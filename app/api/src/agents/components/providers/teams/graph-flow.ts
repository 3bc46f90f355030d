import { z } from 'zod'
import { sealed } from '../../envelope.ts'
import type { Envelope, Provider, Writers } from '../../families.ts'
import { given } from '../../given.ts'
import type { Graph, GraphFlowTeam, TeamComponent } from '../../model.ts'
import { checkGraph } from '../../rules/graph.ts'
import { agentsOnly, checkParticipants, namesOf } from '../../rules/participants.ts'
import { readCommon, teamConfig, writeCommon } from './common.ts'

const edge = z.object({
  target: z.string(),
  condition: z.string().nullish(),
  activation_group: z.string().nullish(),
  activation_condition: z.enum(['all', 'any']).default('all'),
})
const node = z.object({
  name: z.string(),
  edges: z.array(edge).default([]),
  activation: z.enum(['all', 'any']).default('all'),
})
const graph = z.object({ nodes: z.record(z.string(), node), default_start_node: z.string().nullish() })

/** GraphFlow has no `emit_team_events`. */
const config = teamConfig.omit({ emit_team_events: true }).extend({ graph })

export const graphFlow: Provider<TeamComponent> = {
  provider: 'autogen_agentchat.teams.GraphFlow',
  read(raw, place) {
    const read = place.parse(config, raw)
    if (!read) return undefined
    checkParticipants(read.participants, 1, place)
    const participants = agentsOnly(read.participants, place)
    const common = readCommon(
      { ...read, emit_team_events: false },
      { name: 'GraphFlow', description: 'A team of agents' },
      place,
    )
    const graph = readGraph(read.graph)
    const hasLimit = read.termination_condition !== undefined || read.max_turns !== undefined
    checkGraph(graph, { participants: namesOf(read.participants), hasLimit }, place.at('graph'))
    return participants && common && { kind: 'graph-flow', participants, graph, ...common }
  },
}

const readGraph = ({ nodes, default_start_node }: z.infer<typeof graph>): Graph => ({
  nodes: Object.fromEntries(
    Object.entries(nodes).map(([key, { name, edges, activation }]) => [
      key,
      {
        name,
        activation,
        edges: edges.map((edge) => ({
          target: edge.target,
          activationGroup: edge.activation_group || edge.target,
          activationCondition: edge.activation_condition,
          ...given({ condition: edge.condition ?? undefined }),
        })),
      },
    ]),
  ),
  ...given({ defaultStartNode: default_start_node || undefined }),
})

const writeGraph = ({ nodes, defaultStartNode }: Graph) => ({
  nodes: Object.fromEntries(
    Object.entries(nodes).map(([key, { name, edges, activation }]) => [
      key,
      {
        name,
        edges: edges.map((edge) => ({
          target: edge.target,
          condition: edge.condition ?? null,
          activation_group: edge.activationGroup,
          activation_condition: edge.activationCondition,
        })),
        activation,
      },
    ]),
  ),
  default_start_node: defaultStartNode ?? null,
})

export function writeGraphFlow(it: GraphFlowTeam, write: Writers): Envelope {
  const { emit_team_events: _, ...common } = writeCommon(it, write)
  return sealed('autogen_agentchat.teams.GraphFlow', 'team', { ...common, graph: writeGraph(it.graph) })
}
