import type { SopAgent, SopStep, SopTeam, Workflow } from '../../../agents/sop/model.ts'
import { edge } from './graph.ts'
import { toolNames } from './participants.ts'
import type { Outline, OutlineEdge, OutlineNode, OutlineParticipant } from './schema.ts'

export const sopParticipants = ({ agents }: SopTeam): OutlineParticipant[] => agents.map(participantOf)

const participantOf = ({ name, description, llm, abilities, workbenches }: SopAgent): OutlineParticipant => ({
  ...{ name, kind: 'assistant', description, within: null },
  model: llm.model ?? null,
  tools: [...abilities, ...toolNames(workbenches)],
})

/** The tasks of all workflows; each task of a step leads to each of the next. */
export function sopGraph({ workflows }: SopTeam): Outline['graph'] {
  return { nodes: workflows.flatMap(nodesOf), edges: workflows.flatMap(edgesOf) }
}

const nodesOf = ({ name: group, steps }: Workflow): OutlineNode[] =>
  steps.flatMap(({ tasks }) =>
    tasks.map(({ taskId, name, assignee }) => ({
      ...{ id: idOf(group, taskId), label: name, kind: 'task', group, participant: assignee },
    })),
  )

const edgesOf = ({ name: group, steps }: Workflow): OutlineEdge[] =>
  steps.slice(1).flatMap((step, at) => {
    const ids = ({ tasks }: SopStep) => tasks.map(({ taskId }) => idOf(group, taskId))
    const before = steps[at]
    if (!before) return []
    return ids(before).flatMap((from) => ids(step).map((to) => edge(from, to, 'order')))
  })

const idOf = (workflow: string, taskId: string) => `${workflow}/${taskId}`
