import { z } from 'zod'
import { sealed } from '../../envelope.ts'
import type { Envelope, Provider, Writers } from '../../families.ts'
import type { AgentComponent, ToolComponent } from '../../model.ts'

const config = z.object({
  agent: z.unknown().optional(),
  return_value_as_last_message: z.boolean().default(false),
})

/** An agent that another calls as its tool; the tool has the agent's name. */
export const agentTool: Provider<ToolComponent> = {
  provider: 'autogen_agentchat.tools.AgentTool',
  read(raw, place) {
    const read = place.parse(config, raw)
    const agent = read && place.child('agent', 'agent', read.agent)
    return agent && { kind: 'agent', agent, returnLastMessage: read.return_value_as_last_message }
  },
}

export const writeAgentTool = (
  it: { agent: AgentComponent; returnLastMessage: boolean },
  write: Writers,
): Envelope =>
  sealed('autogen_agentchat.tools.AgentTool', 'tool', {
    agent: write.agent(it.agent),
    return_value_as_last_message: it.returnLastMessage,
  })
