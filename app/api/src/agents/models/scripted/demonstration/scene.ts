import type { Asked, WrittenLine } from '../script.ts'

/** One kind of question, and what is answered to it. */
export type Scene = (asked: Asked) => WrittenLine | undefined

/** The words of the engine's own prompts by which its questions are known, in its two languages. */
export const chinese = (text: string) => /\p{Script=Han}/u.test(text)

export const systemOf = ({ messages }: Asked): string =>
  messages
    .filter(({ role }) => role === 'system')
    .map(textOf)
    .join('\n')

export const saidTo = ({ messages }: Asked): readonly string[] =>
  messages.filter(({ role }) => role === 'user').map(textOf)

export const offers = ({ tools }: Asked): readonly string[] => tools?.map((tool) => tool.function.name) ?? []

export const isAfterTools = ({ messages }: Asked): boolean => messages.at(-1)?.role === 'tool'

/** The calls made so far: names with their arguments. */
export const callsIn = ({ messages }: Asked) =>
  messages.flatMap((message) => message.tool_calls ?? []).map((call) => call.function)

export function textOf(message: { readonly content?: unknown } | undefined): string {
  return typeof message?.content === 'string' ? message.content : ''
}

/** The first line of a text that says something, cut short. */
export function headline(text: string, characters = 60): string {
  const line = text.split('\n').find((line) => line.trim() !== '') ?? ''
  return [...line.trim()].slice(0, characters).join('')
}
