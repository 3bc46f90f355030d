import type { ConditionComponent } from '../components/model.ts'
import { AllOf } from './all.ts'
import { AnyOf } from './any.ts'
import type { Condition } from './condition.ts'
import { External } from './external.ts'
import { functionCall } from './function-call.ts'
import { handoffTo } from './handoff.ts'
import { MaxMessages } from './max-messages.ts'
import { sourceMatch } from './source-match.ts'
import { stopMessage } from './stop-message.ts'
import { textMention } from './text-mention.ts'
import { textMessage } from './text-message.ts'
import { Timeout } from './timeout.ts'
import { TokenUsage } from './token-usage.ts'

export function buildCondition(component: ConditionComponent): Condition {
  switch (component.kind) {
    case 'max-messages':
      return new MaxMessages(component.maxMessages, component.includeAgentEvent)
    case 'text-mention':
      return textMention(component.text)
    case 'token-usage':
      return new TokenUsage(component)
    case 'handoff':
      return handoffTo(component.target)
    case 'timeout':
      return new Timeout(component.seconds)
    case 'external':
      return new External()
    case 'stop-message':
      return stopMessage()
    case 'source-match':
      return sourceMatch(component.sources)
    case 'text-message':
      return textMessage(component.source)
    case 'function-call':
      return functionCall(component.functionName)
    case 'any':
      return new AnyOf(component.conditions.map(buildCondition))
    case 'all':
      return new AllOf(component.conditions.map(buildCondition))
  }
}
