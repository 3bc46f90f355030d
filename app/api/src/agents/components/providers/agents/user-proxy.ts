import { z } from 'zod'
import { sealed } from '../../envelope.ts'
import type { Envelope, Provider } from '../../families.ts'
import type { AgentComponent, UserProxyAgent } from '../../model.ts'
import { identifier } from '../../rules/names.ts'

const config = z.object({
  name: z.string(),
  description: z.string().default('A human user'),
  input_func: z.unknown().optional(),
})

/** A person, who is asked in the app. */
export const userProxy: Provider<AgentComponent> = {
  provider: 'autogen_agentchat.agents.UserProxyAgent',
  read(raw, place) {
    const read = place.parse(config, raw)
    if (!read) return undefined
    identifier(read.name, place.at('name'))
    if (read.input_func !== undefined) place.at('input_func').warn('agent/own-input')
    return { kind: 'user-proxy', name: read.name, description: read.description }
  },
}

export const writeUserProxy = (it: UserProxyAgent): Envelope =>
  sealed('autogen_agentchat.agents.UserProxyAgent', 'agent', {
    name: it.name,
    description: it.description,
  })
