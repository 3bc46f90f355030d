import { z } from 'zod'
import { sealed } from '../../envelope.ts'
import type { Envelope, Provider, Writers } from '../../families.ts'
import { given } from '../../given.ts'
import type { AgentComponent, MessageFilterAgent } from '../../model.ts'
import { integer } from '../../numbers.ts'
import { identifier } from '../../rules/names.ts'

const perSource = z.object({
  source: z.string(),
  position: z.enum(['first', 'last']).nullish(),
  count: integer.nullish(),
})

const config = z.object({
  name: z.string(),
  wrapped_agent: z.unknown().optional(),
  filter: z.object({ per_source: z.array(perSource) }),
})

export const messageFilter: Provider<AgentComponent> = {
  provider: 'autogen_agentchat.agents.MessageFilterAgent',
  read(raw, place) {
    const read = place.parse(config, raw)
    if (!read) return undefined
    identifier(read.name, place.at('name'))
    const wrapped = place.child('agent', 'wrapped_agent', read.wrapped_agent)
    return (
      wrapped && {
        kind: 'message-filter',
        name: read.name,
        description: `${wrapped.description} (with message filtering)`,
        wrapped,
        perSource: read.filter.per_source.map(({ source, position, count }) => ({
          source,
          ...given({ position: position ?? undefined, count: count ?? undefined }),
        })),
      }
    )
  },
}

export const writeMessageFilter = (it: MessageFilterAgent, write: Writers): Envelope =>
  sealed('autogen_agentchat.agents.MessageFilterAgent', 'agent', {
    name: it.name,
    wrapped_agent: write.agent(it.wrapped),
    filter: { per_source: it.perSource },
  })
