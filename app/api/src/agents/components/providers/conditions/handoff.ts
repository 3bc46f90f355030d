import { z } from 'zod'
import type { Provider } from '../../families.ts'
import type { ConditionComponent } from '../../model.ts'

const config = z.object({ target: z.string() })

export const handoff: Provider<ConditionComponent> = {
  provider: 'autogen_agentchat.conditions.HandoffTermination',
  read(raw, place) {
    const read = place.parse(config, raw)
    return read && { kind: 'handoff', target: read.target }
  },
}
