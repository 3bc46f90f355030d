import type { ModelInfo } from './model-client.ts'

export interface KnownModel {
  readonly info: ModelInfo
  /** Tokens of question and answer together. */
  readonly window: number
}

type Ability = 'vision' | 'calls' | 'json' | 'structured'

const ALL: readonly Ability[] = ['vision', 'calls', 'json', 'structured']
const TEXT: readonly Ability[] = ['calls', 'json', 'structured']
const PLAIN: readonly Ability[] = ['calls', 'json']

/**
 * Beginnings of names, the longer ones first: family, abilities, window. From AutoGen 0.7.5
 * (`autogen_ext/models/openai/_model_info.py`), and of DeepSeek from its own pages in November 2026.
 */
const table: readonly [string, string, readonly Ability[], number][] = [
  ['o1-mini', 'o1', [], 128_000],
  ['o1-preview', 'o1', ['calls', 'structured'], 128_000],
  ['o1', 'o1', ['calls', 'structured'], 200_000],
  ['o3-mini', 'o3', TEXT, 200_000],
  ['o3', 'o3', ALL, 200_000],
  ['o4', 'o4', ALL, 200_000],
  ['gpt-5', 'gpt-5', ALL, 400_000],
  ['gpt-4.1', 'gpt-41', ALL, 1_047_576],
  ['gpt-4.5', 'gpt-45', ALL, 128_000],
  ['gpt-4o-2024-05-13', 'gpt-4o', ['vision', 'calls', 'json'], 128_000],
  ['gpt-4o', 'gpt-4o', ALL, 128_000],
  ['gpt-4-turbo', 'gpt-4', ['vision', 'calls', 'json'], 128_000],
  ['gpt-4-0125', 'gpt-4', PLAIN, 128_000],
  ['gpt-4-1106-vision', 'gpt-4', ['vision'], 128_000],
  ['gpt-4-1106', 'gpt-4', PLAIN, 128_000],
  ['gpt-4-32k', 'gpt-4', PLAIN, 32_768],
  ['gpt-4', 'gpt-4', PLAIN, 8_192],
  ['gpt-3.5-turbo-instruct', 'gpt-35', PLAIN, 4_096],
  ['gpt-3.5', 'gpt-35', PLAIN, 16_385],
  ['gemini-1.5-pro', 'gemini-1.5-pro', ALL, 2_097_152],
  ['gemini-1.5-flash', 'gemini-1.5-flash', ALL, 1_048_576],
  ['gemini-2.0-flash', 'gemini-2.0-flash', ALL, 1_048_576],
  ['gemini-2.5-flash', 'gemini-2.5-flash', ALL, 1_048_576],
  ['gemini-2.5-pro', 'gemini-2.5-pro', ALL, 2_097_152],
  ['deepseek-flash', 'unknown', PLAIN, 1_000_000],
  ['deepseek-v4', 'unknown', PLAIN, 1_000_000],
]

/** What is taken to be so of a model that nobody told us about. */
export const assumedInfo: ModelInfo = {
  family: 'unknown',
  vision: false,
  functionCalling: true,
  jsonOutput: true,
  structuredOutput: false,
  multipleSystemMessages: true,
}

export function knownModel(model: string): KnownModel | undefined {
  const row = table.find(([beginning]) => model.startsWith(beginning))
  if (!row) return undefined
  const [, family, abilities, window] = row
  return {
    window,
    info: {
      family,
      vision: abilities.includes('vision'),
      functionCalling: abilities.includes('calls'),
      jsonOutput: abilities.includes('json'),
      structuredOutput: abilities.includes('structured'),
      // Gemini's OpenAI-compatible address takes one system message.
      multipleSystemMessages: !family.startsWith('gemini'),
    },
  }
}
