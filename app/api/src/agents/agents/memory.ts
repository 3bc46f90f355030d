import type { MemoryContent, SystemPrompt } from '../messages.ts'
import { pythonText } from '../python-text.ts'

/**
 * What the model is given of a memory, before each of its turns. The first line has as many words as AutoGen's (6):
 * replayed models count words as tokens, and contexts and conditions go by them.
 */
export function remembered(contents: readonly MemoryContent[]): SystemPrompt {
  const lines = contents.map(({ content }, index) => `${index + 1}. ${pythonText(content)}`)
  return {
    type: 'SystemMessage',
    content: ['What you remember, the oldest first:', ...lines].join('\n'),
    worded: { around: lines },
  }
}
