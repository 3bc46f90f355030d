import type { Provider } from '../../families.ts'
import type { ConditionComponent } from '../../model.ts'
import { allOf, anyOf } from './composition.ts'
import { functionCall } from './function-call.ts'
import { handoff } from './handoff.ts'
import { maxMessages } from './max-messages.ts'
import { sourceMatch } from './source-match.ts'
import { textMention } from './text-mention.ts'
import { textMessage } from './text-message.ts'
import { timeout } from './timeout.ts'
import { tokenUsage } from './token-usage.ts'
import { external, stopMessage } from './without-settings.ts'

export const conditions: readonly Provider<ConditionComponent>[] = [
  allOf,
  anyOf,
  external,
  functionCall,
  handoff,
  maxMessages,
  sourceMatch,
  stopMessage,
  textMention,
  textMessage,
  timeout,
  tokenUsage,
]
