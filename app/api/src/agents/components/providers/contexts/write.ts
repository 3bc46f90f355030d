import { sealed } from '../../envelope.ts'
import type { Envelope, Writers } from '../../families.ts'
import type { ContextComponent } from '../../model.ts'
import { writeMessages } from './messages.ts'

export function writeContext(context: ContextComponent, write: Writers): Envelope {
  const sealedAs = (name: string, config: Record<string, unknown>) =>
    sealed(`autogen_core.model_context.${name}ChatCompletionContext`, 'chat_completion_context', {
      ...config,
      initial_messages: writeMessages(context.initialMessages),
    })
  switch (context.kind) {
    case 'unbounded':
      return sealedAs('Unbounded', {})
    case 'buffered':
      return sealedAs('Buffered', { buffer_size: context.bufferSize })
    case 'head-and-tail':
      return sealedAs('HeadAndTail', { head_size: context.headSize, tail_size: context.tailSize })
    case 'token-limited':
      return sealedAs('TokenLimited', {
        model_client: write.model(context.modelClient),
        token_limit: context.tokenLimit,
        tool_schema: context.tools.length > 0 ? context.tools : undefined,
      })
  }
}
