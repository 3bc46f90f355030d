import { z } from 'zod'

const participant = z.object({
  name: z.string(),
  kind: z.enum([
    ...['assistant', 'user-proxy', 'society-of-mind', 'message-filter'],
    ...['round-robin', 'selector', 'swarm', 'magentic-one', 'graph-flow', 'sop'],
  ] as const),
  description: z.string(),
  within: z.string().nullable().meta({ description: 'The participant that it is part of; null at the top.' }),
  model: z.string().nullable().meta({ description: 'Null for who has none, or the one of the settings.' }),
  tools: z.array(z.string()),
})
export type OutlineParticipant = z.infer<typeof participant>

const node = z.object({
  id: z.string(),
  label: z.string(),
  kind: z.enum(['agent', 'team', 'person', 'manager', 'task']),
  group: z.string().nullable().meta({ description: 'The workflow of a task.' }),
  participant: z.string().nullable().meta({ description: 'Who that is, or whose task; null of a manager.' }),
})
export type OutlineNode = z.infer<typeof node>

const edge = z.object({
  from: z.string(),
  to: z.string(),
  kind: z.enum(['order', 'choice', 'handoff', 'condition']),
  label: z.string().nullable(),
})
export type OutlineEdge = z.infer<typeof edge>

/** A team as a page draws it. */
export const outline = z.object({
  kind: participant.shape.kind,
  participants: z.array(participant),
  graph: z.object({ nodes: z.array(node), edges: z.array(edge) }),
  termination: z.string().meta({ description: 'When it ends, in a sentence.' }),
})
export type Outline = z.infer<typeof outline>
