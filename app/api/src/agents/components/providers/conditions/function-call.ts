import { z } from 'zod'
import type { Provider } from '../../families.ts'
import type { ConditionComponent } from '../../model.ts'

const config = z.object({ function_name: z.string() })

export const functionCall: Provider<ConditionComponent> = {
  provider: 'autogen_agentchat.conditions.FunctionCallTermination',
  read(raw, place) {
    const read = place.parse(config, raw)
    return read && { kind: 'function-call', functionName: read.function_name }
  },
}
