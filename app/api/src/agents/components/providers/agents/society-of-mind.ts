import { z } from 'zod'
import { sealed } from '../../envelope.ts'
import type { Envelope, Provider, Writers } from '../../families.ts'
import { given } from '../../given.ts'
import type { AgentComponent, SocietyOfMindAgent } from '../../model.ts'
import { identifier } from '../../rules/names.ts'

const config = z.object({
  name: z.string(),
  description: z.string().optional(),
  team: z.unknown().optional(),
  model_client: z.unknown().optional(),
  instruction: z.string().optional(),
  response_prompt: z.string().optional(),
  model_context: z.unknown().optional(),
})

export const societyOfMind: Provider<AgentComponent> = {
  provider: 'autogen_agentchat.agents.SocietyOfMindAgent',
  read(raw, place) {
    const read = place.parse(config, raw)
    if (!read) return undefined
    identifier(read.name, place.at('name'))
    const team = place.child('team', 'team', read.team)
    const modelClient = place.child('model', 'model_client', read.model_client)
    const modelContext =
      read.model_context === undefined
        ? undefined
        : place.child('context', 'model_context', read.model_context)
    if (!team || !modelClient || (read.model_context !== undefined && !modelContext)) return undefined
    return {
      kind: 'society-of-mind',
      name: read.name,
      // Empty texts count as none, in AutoGen as well.
      description: read.description || 'An agent that uses an inner team of agents to generate responses.',
      team,
      modelClient,
      ...given({
        instruction: read.instruction || undefined,
        responsePrompt: read.response_prompt || undefined,
        modelContext,
      }),
    }
  },
}

export const writeSocietyOfMind = (it: SocietyOfMindAgent, write: Writers): Envelope =>
  sealed('autogen_agentchat.agents.SocietyOfMindAgent', 'agent', {
    name: it.name,
    team: write.team(it.team),
    model_client: write.model(it.modelClient),
    description: it.description,
    instruction: it.instruction,
    response_prompt: it.responsePrompt,
    model_context: it.modelContext && write.context(it.modelContext),
  })
