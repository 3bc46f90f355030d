/** The model that DeepSeek's own names stand for now, and whether it thinks before it answers. */
export interface DeepSeekModel {
  readonly model: string
  readonly thinking: 'enabled' | 'disabled'
}

/** V4.1 Flash; what DeepSeek's pages name in November 2026. */
export const DEEPSEEK_MODEL = 'deepseek-flash'

/**
 * DeepSeek retired both names on 24 July 2026 (api-docs.deepseek.com/news/news260424); files and settings are full of
 * them. Its models think unless told not to, so the old behaviour has to be asked for.
 */
const retired: ReadonlyMap<string, DeepSeekModel> = new Map([
  ['deepseek-chat', { model: DEEPSEEK_MODEL, thinking: 'disabled' }],
  ['deepseek-reasoner', { model: DEEPSEEK_MODEL, thinking: 'enabled' }],
])

/** Undefined if the name is in use. Another host may well serve a model under a retired name: it keeps it there. */
export function successorOf(model: string, baseUrl?: string): DeepSeekModel | undefined {
  return isDeepSeek(baseUrl) ? retired.get(model) : undefined
}

function isDeepSeek(baseUrl: string | undefined): boolean {
  if (!baseUrl) return true
  const host = URL.parse(baseUrl)?.hostname ?? ''
  return host === 'deepseek.com' || host.endsWith('.deepseek.com')
}
