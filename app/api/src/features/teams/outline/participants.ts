import type {
  AssistantAgent,
  ModelComponent,
  Participant,
  ToolComponent,
  WorkbenchComponent,
} from '../../../agents/components/model.ts'
import { isTeam } from '../../../agents/components/readers.ts'
import type { OutlineParticipant } from './schema.ts'

/** Everybody who takes part, those of inner teams after the participant that they are within. */
export function participantsOf(
  participants: readonly Participant[],
  within: string | null = null,
): OutlineParticipant[] {
  return participants.flatMap((participant) => [
    outlineOf(participant, within),
    ...participantsOf(innerOf(participant), participant.name),
  ])
}

function outlineOf(participant: Participant, within: string | null): OutlineParticipant {
  const { name, kind, description } = participant
  return {
    ...{ name, kind, description, within },
    model: 'modelClient' in participant ? modelName(participant.modelClient) : null,
    tools: participant.kind === 'assistant' ? toolsOf(participant) : [],
  }
}

function innerOf(participant: Participant): readonly Participant[] {
  if (isTeam(participant)) return participant.participants
  if (participant.kind === 'society-of-mind') return participant.team.participants
  if (participant.kind === 'message-filter') return [participant.wrapped]
  return []
}

const toolsOf = ({ workbenches, handoffs }: AssistantAgent) => [
  ...toolNames(workbenches),
  ...handoffs.map(({ name }) => name),
]

export const toolNames = (workbenches: readonly WorkbenchComponent[]): string[] =>
  workbenches.flatMap((bench) => (bench.kind === 'mcp' ? ['MCP'] : bench.tools.map(toolName)))

const modelName = (model: ModelComponent) => (model.kind === 'replay' ? 'replay' : model.model)
const toolName = (tool: ToolComponent) => (tool.kind === 'agent' ? tool.agent.name : tool.name)
