import { z } from 'zod'
import type { Provider } from '../../families.ts'
import type { ConditionComponent } from '../../model.ts'
import { integer } from '../../numbers.ts'

const config = z.object({ max_messages: integer, include_agent_event: z.boolean().default(false) })

export const maxMessages: Provider<ConditionComponent> = {
  provider: 'autogen_agentchat.conditions.MaxMessageTermination',
  read(raw, place) {
    const read = place.parse(config, raw)
    return (
      read && {
        kind: 'max-messages',
        maxMessages: read.max_messages,
        includeAgentEvent: read.include_agent_event,
      }
    )
  },
}
