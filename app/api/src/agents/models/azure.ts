import { AzureOpenAI } from 'openai'
import type { Secret } from '../../secret.ts'
import type { AzureModel } from '../components/model.ts'
import { HostedClient, type HostedOptions } from './openai-client.ts'
import { boundedFetch } from './openai-fetch.ts'

export interface AzureKeys {
  readonly apiKey?: Secret
  /** A token of Entra ID (Azure AD), in place of a key. */
  readonly adToken?: Secret
  readonly headers: { readonly [name: string]: string }
}

/** OpenAI's models on Azure: another address, a deployment in place of a model, and a version in each request. */
export function azureClient(
  component: AzureModel,
  keys: AzureKeys,
  options: HostedOptions = {},
): HostedClient {
  const { adToken } = keys
  const api = new AzureOpenAI({
    endpoint: component.endpoint,
    apiVersion: component.apiVersion,
    deployment: component.deployment ?? component.model,
    ...(adToken
      ? { azureADTokenProvider: async () => adToken.reveal() }
      : { apiKey: keys.apiKey?.reveal() ?? 'none' }),
    defaultHeaders: keys.headers,
    maxRetries: 0,
    fetch: boundedFetch,
    logLevel: 'off',
  })
  return new HostedClient(api, component, { ...options, returnsReasoning: false })
}
