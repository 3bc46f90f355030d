import { sealed } from '../../envelope.ts'
import type { Envelope } from '../../families.ts'
import type { ConditionComponent } from '../../model.ts'

const condition = (name: string, config: Record<string, unknown> = {}) =>
  sealed(`autogen_agentchat.conditions.${name}`, 'termination', config)

const composed = (name: string, conditions: readonly ConditionComponent[]) =>
  sealed(`autogen_agentchat.base.${name}`, 'termination', { conditions: conditions.map(writeCondition) })

export function writeCondition(it: ConditionComponent): Envelope {
  switch (it.kind) {
    case 'all':
      return composed('AndTerminationCondition', it.conditions)
    case 'any':
      return composed('OrTerminationCondition', it.conditions)
    case 'external':
      return condition('ExternalTermination')
    case 'stop-message':
      return condition('StopMessageTermination')
    case 'function-call':
      return condition('FunctionCallTermination', { function_name: it.functionName })
    case 'handoff':
      return condition('HandoffTermination', { target: it.target })
    case 'source-match':
      return condition('SourceMatchTermination', { sources: it.sources })
    case 'text-mention':
      return condition('TextMentionTermination', { text: it.text })
    case 'text-message':
      return condition('TextMessageTermination', { source: it.source })
    case 'timeout':
      return condition('TimeoutTermination', { timeout_seconds: it.seconds })
    case 'max-messages':
      return condition('MaxMessageTermination', {
        max_messages: it.maxMessages,
        include_agent_event: it.includeAgentEvent,
      })
    case 'token-usage':
      // AutoGen's schema wants all three keys there, null or not; its own dump leaves the nulls out and does not load.
      return condition('TokenUsageTermination', {
        max_total_token: it.maxTotal ?? null,
        max_prompt_token: it.maxPrompt ?? null,
        max_completion_token: it.maxCompletion ?? null,
      })
  }
}
