import { FirstMatch } from './first-match.ts'

/** A tool of this name was run, whether it succeeded or not. */
export const functionCall = (name: string) =>
  new FirstMatch((message) =>
    message.type === 'ToolCallExecutionEvent' && message.content.some((result) => result.name === name)
      ? `Function '${name}' was executed.`
      : undefined,
  )
