import type { ModelMessage } from '../messages.ts'
import type { ToolSchema } from './model-client.ts'

/** Of a Chinese character, and of any other: what tokenizers of current models come to on average. */
const TOKENS_PER_HAN = 0.7
const TOKENS_PER_CHARACTER = 0.28
const TOKENS_PER_MESSAGE = 4

/** An estimate, since the vocabularies of these models are many and large; a little too much rather than too little. */
export function estimateTokens(messages: readonly ModelMessage[], tools: readonly ToolSchema[]): number {
  const texts = [...messages.map(textOf), ...tools.map((tool) => JSON.stringify(tool))]
  return Math.ceil(texts.reduce((sum, text) => sum + tokensOf(text) + TOKENS_PER_MESSAGE, 0))
}

function tokensOf(text: string): number {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0
  return han * TOKENS_PER_HAN + (text.length - han) * TOKENS_PER_CHARACTER
}

const textOf = ({ content }: ModelMessage): string =>
  typeof content === 'string' ? content : JSON.stringify(content)
