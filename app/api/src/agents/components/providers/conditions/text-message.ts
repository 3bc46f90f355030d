import { z } from 'zod'
import type { Provider } from '../../families.ts'
import { given } from '../../given.ts'
import type { ConditionComponent } from '../../model.ts'

const config = z.object({ source: z.string().optional() })

export const textMessage: Provider<ConditionComponent> = {
  provider: 'autogen_agentchat.conditions.TextMessageTermination',
  read(raw, place) {
    const read = place.parse(config, raw)
    return read && { kind: 'text-message', ...given({ source: read.source }) }
  },
}
