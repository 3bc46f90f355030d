import { z } from 'zod'
import type { Provider } from '../../families.ts'
import { given } from '../../given.ts'
import type { ConditionComponent } from '../../model.ts'
import { integer } from '../../numbers.ts'

const tokens = integer.optional()
const config = z.object({ max_total_token: tokens, max_prompt_token: tokens, max_completion_token: tokens })

export const tokenUsage: Provider<ConditionComponent> = {
  provider: 'autogen_agentchat.conditions.TokenUsageTermination',
  read(raw, place) {
    const read = place.parse(config, raw)
    if (!read) return undefined
    const limits = given({
      maxTotal: read.max_total_token,
      maxPrompt: read.max_prompt_token,
      maxCompletion: read.max_completion_token,
    })
    if (Object.keys(limits).length === 0) return place.problem('condition/no-limit')
    return { kind: 'token-usage', ...limits }
  },
}
