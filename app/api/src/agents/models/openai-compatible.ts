import OpenAI from 'openai'
import type { Secret } from '../../secret.ts'
import type { OpenAiModel } from '../components/model.ts'
import { HostedClient, type HostedOptions } from './openai-client.ts'
import { boundedFetch } from './openai-fetch.ts'

/** Where models are that say nothing of it, when nobody else does. */
export const OPENAI_URL = 'https://api.openai.com/v1'

export interface OpenAiKeys {
  /** Absent for servers that want none, such as a vLLM of one's own. */
  readonly apiKey?: Secret
  readonly headers: { readonly [name: string]: string }
}

/** OpenAI, DeepSeek, vLLM, Gemini: whoever speaks OpenAI's chat completions under a `baseUrl`. */
export function openAiClient(
  component: OpenAiModel,
  keys: OpenAiKeys,
  options: HostedOptions = {},
): HostedClient {
  const baseURL = component.baseUrl ?? options.baseUrl
  const api = new OpenAI({
    // The library refuses to be made without one, and would look for one in the environment.
    apiKey: keys.apiKey?.reveal() ?? 'none',
    organization: component.organization ?? null,
    project: null,
    baseURL: baseURL ?? OPENAI_URL,
    defaultHeaders: keys.headers,
    maxRetries: 0,
    fetch: boundedFetch,
    logLevel: 'off',
  })
  return new HostedClient(api, component, { ...options, returnsReasoning: !isOpenAi(baseURL) })
}

const isOpenAi = (baseUrl: string | undefined) =>
  baseUrl === undefined || URL.parse(baseUrl)?.hostname === 'api.openai.com'
