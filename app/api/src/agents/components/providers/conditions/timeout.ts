import { z } from 'zod'
import type { Provider } from '../../families.ts'
import type { ConditionComponent } from '../../model.ts'
import { number } from '../../numbers.ts'

const config = z.object({ timeout_seconds: number })

export const timeout: Provider<ConditionComponent> = {
  provider: 'autogen_agentchat.conditions.TimeoutTermination',
  read(raw, place) {
    const read = place.parse(config, raw)
    return read && { kind: 'timeout', seconds: read.timeout_seconds }
  },
}
