import { z } from 'zod'
import type { Provider } from '../../families.ts'
import type { ConditionComponent } from '../../model.ts'

const config = z.object({ sources: z.array(z.string()) })

export const sourceMatch: Provider<ConditionComponent> = {
  provider: 'autogen_agentchat.conditions.SourceMatchTermination',
  read(raw, place) {
    const read = place.parse(config, raw)
    return read && { kind: 'source-match', sources: read.sources }
  },
}
