import { z } from 'zod'
import { sealed } from '../../envelope.ts'
import type { Envelope, Provider } from '../../families.ts'
import { given } from '../../given.ts'
import type { AzureModel, ModelComponent } from '../../model.ts'
import { key } from '../../secret-text.ts'
import { hostedConfig, readHosted, writeHosted } from './hosted.ts'

const config = hostedConfig.extend({
  azure_endpoint: z.string(),
  api_version: z.string(),
  azure_deployment: z.string().optional(),
  azure_ad_token: key,
  azure_ad_token_provider: z.unknown().optional(),
})

export const azure: Provider<ModelComponent> = {
  provider: 'autogen_ext.models.openai.AzureOpenAIChatCompletionClient',
  read(raw, place) {
    const read = place.parse(config, raw)
    if (!read) return undefined
    if (read.azure_ad_token_provider !== undefined)
      place
        .at('azure_ad_token_provider')
        .problem('component/not-supported', { provider: 'autogen_ext.auth.azure.AzureTokenProvider' })
    return {
      kind: 'azure',
      ...readHosted(read, place),
      endpoint: read.azure_endpoint,
      apiVersion: read.api_version,
      ...given({ deployment: read.azure_deployment, adToken: read.azure_ad_token }),
    }
  },
}

export const writeAzure = (it: AzureModel): Envelope =>
  sealed('autogen_ext.models.openai.AzureOpenAIChatCompletionClient', 'model', {
    ...writeHosted(it),
    azure_endpoint: it.endpoint,
    api_version: it.apiVersion,
    azure_deployment: it.deployment,
  })
