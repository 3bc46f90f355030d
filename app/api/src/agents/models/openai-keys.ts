import type { Secret } from '../../secret.ts'
import type { AzureModel, OpenAiModel, SecretReference } from '../components/model.ts'
import { azureClient } from './azure.ts'
import type { GatedModel, ModelGate } from './gate.ts'
import type { ModelClient } from './model-client.ts'
import type { HostedOptions } from './openai-client.ts'
import { OPENAI_URL, openAiClient } from './openai-compatible.ts'

export interface KeyRing {
  /** The secret that a reference in the team's file stands for. Fails if there is none. */
  reveal(reference: SecretReference): Secret
  /** For models that bring no key of their own and name no address (`AI_API_KEY`). */
  readonly usual?: Secret
}

export interface RingOptions extends HostedOptions {
  /** What stands before a model; by default, nothing does. */
  readonly gateOf?: (model: GatedModel) => ModelGate
}

/**
 * The client of a model that a team's file names. The usual key goes to the usual address only: a file that names
 * another address must not get it sent there.
 */
export function hostedModel(
  component: OpenAiModel | AzureModel,
  ring: KeyRing,
  { gateOf, ...options }: RingOptions = {},
): ModelClient {
  const { apiKey, baseUrl } = component
  const key = apiKey ? ring.reveal(apiKey) : undefined
  const headers = Object.fromEntries(
    Object.entries(component.headers).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : ring.reveal(value).reveal(),
    ]),
  )
  const gated = (host: string, ...secrets: readonly (Secret | undefined)[]): HostedOptions => {
    const account = [...secrets.map((secret) => secret?.reveal() ?? ''), JSON.stringify(headers)]
    return { ...options, ...(gateOf && { gate: gateOf({ host, model: component.model, account }) }) }
  }
  if (component.kind === 'azure') {
    const adToken = component.adToken && ring.reveal(component.adToken)
    return azureClient(
      component,
      { headers, ...(key && { apiKey: key }), ...(adToken && { adToken }) },
      gated(hostOf(component.endpoint), key, adToken),
    )
  }
  const isUsual = baseUrl === undefined || baseUrl === options.baseUrl
  const used = key ?? (isUsual ? ring.usual : undefined)
  const host = hostOf(baseUrl ?? options.baseUrl ?? OPENAI_URL)
  return openAiClient(component, { headers, ...(used && { apiKey: used }) }, gated(host, used))
}

const hostOf = (url: string) => URL.parse(url)?.host ?? url
