import type { Secret } from '../../secret.ts'
import type { AzureModel, OpenAiModel, SecretReference } from '../components/model.ts'
import { azureClient } from './azure.ts'
import type { ModelClient } from './model-client.ts'
import type { HostedOptions } from './openai-client.ts'
import { openAiClient } from './openai-compatible.ts'

export interface KeyRing {
  /** The secret that a reference in the team's file stands for. Fails if there is none. */
  reveal(reference: SecretReference): Secret
  /** For models that bring no key of their own and name no address (`AI_API_KEY`). */
  readonly usual?: Secret
}

/**
 * The client of a model that a team's file names. The usual key goes to the usual address only: a file that names
 * another address must not get it sent there.
 */
export function hostedModel(
  component: OpenAiModel | AzureModel,
  ring: KeyRing,
  options: HostedOptions = {},
): ModelClient {
  const { apiKey, baseUrl } = component
  const key = apiKey ? ring.reveal(apiKey) : undefined
  const headers = Object.fromEntries(
    Object.entries(component.headers).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : ring.reveal(value).reveal(),
    ]),
  )
  if (component.kind === 'azure') {
    const adToken = component.adToken && ring.reveal(component.adToken)
    return azureClient(
      component,
      { headers, ...(key && { apiKey: key }), ...(adToken && { adToken }) },
      options,
    )
  }
  const isUsual = baseUrl === undefined || baseUrl === options.baseUrl
  const used = key ?? (isUsual ? ring.usual : undefined)
  return openAiClient(component, { headers, ...(used && { apiKey: used }) }, options)
}
