import { z } from 'zod'
import type { Provider } from '../../families.ts'
import type { ConditionComponent } from '../../model.ts'

/** `sources` exists in Python alone; AutoGen neither writes nor reads it. */
const config = z.object({ text: z.string() })

export const textMention: Provider<ConditionComponent> = {
  provider: 'autogen_agentchat.conditions.TextMentionTermination',
  read(raw, place) {
    const read = place.parse(config, raw)
    return read && { kind: 'text-mention', text: read.text }
  },
}
