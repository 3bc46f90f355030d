import { z } from 'zod'
import type { Provider } from '../../families.ts'
import type { ConditionComponent } from '../../model.ts'

const config = z.object({ conditions: z.array(z.unknown()) })

const composed = (provider: string, kind: 'any' | 'all'): Provider<ConditionComponent> => ({
  provider,
  read(raw, place) {
    const read = place.parse(config, raw)
    const conditions = read && place.children('condition', 'conditions', read.conditions)
    return conditions && { kind, conditions }
  },
})

export const anyOf = composed('autogen_agentchat.base.OrTerminationCondition', 'any')
export const allOf = composed('autogen_agentchat.base.AndTerminationCondition', 'all')
