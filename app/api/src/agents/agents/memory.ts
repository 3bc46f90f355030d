import type { MemoryContent, SystemPrompt } from '../messages.ts'

/** What the model is given of a memory, before each of its turns. */
export function remembered(contents: readonly MemoryContent[]): SystemPrompt {
  const lines = contents.map(({ content }, index) => `${index + 1}. ${content}`)
  return {
    type: 'SystemMessage',
    content: ['What you remember, oldest first:', ...lines].join('\n'),
    worded: { around: lines },
  }
}
