import { z } from 'zod'
import { given } from '../../given.ts'
import type { AzureModel, OpenAiModel } from '../../model.ts'
import { integer, number } from '../../numbers.ts'
import type { Place } from '../../place.ts'
import { key, namedTexts, openTexts } from '../../secret-text.ts'
import { assumedInfo, modelInfo, readInfo, writeInfo } from './info.ts'

/** What goes into each request as it is. */
const parameters = z.object({
  frequency_penalty: number.optional(),
  logit_bias: z.record(z.string(), integer).optional(),
  max_tokens: integer.optional(),
  n: integer.optional(),
  parallel_tool_calls: z.boolean().optional(),
  presence_penalty: number.optional(),
  reasoning_effort: z.string().optional(),
  response_format: z.record(z.string(), z.unknown()).optional(),
  seed: integer.optional(),
  stop: z.union([z.string(), z.array(z.string())]).optional(),
  stream_options: z.record(z.string(), z.unknown()).optional(),
  temperature: number.optional(),
  top_p: number.optional(),
  user: z.string().optional(),
})

/** What OpenAI's and Azure's clients have in common. */
export const hostedConfig = parameters.extend({
  model: z.string().min(1),
  api_key: key,
  base_url: z.string().optional(),
  timeout: number.optional(),
  max_retries: integer.optional(),
  model_info: modelInfo.optional(),
  /** What `model_info` was called up to 0.4.5. */
  model_capabilities: modelInfo.optional(),
  default_headers: namedTexts,
  add_name_prefixes: z.boolean().default(false),
  include_name_in_message: z.boolean().default(true),
})

export function readHosted(read: z.infer<typeof hostedConfig>, place: Place) {
  const info = read.model_info ?? read.model_capabilities
  return {
    model: read.model,
    info: info ? readInfo(info) : assumedInfo(read.model, place),
    headers: read.default_headers,
    addNamePrefixes: read.add_name_prefixes,
    includeNameInMessage: read.include_name_in_message,
    parameters: given(parameters.parse(read)),
    ...given({
      apiKey: read.api_key,
      baseUrl: read.base_url,
      timeoutSeconds: read.timeout,
      maxRetries: read.max_retries,
    }),
  }
}

export const writeHosted = (it: OpenAiModel | AzureModel): Record<string, unknown> => ({
  ...it.parameters,
  model: it.model,
  model_info: writeInfo(it.info),
  base_url: it.baseUrl,
  timeout: it.timeoutSeconds,
  max_retries: it.maxRetries,
  default_headers: openTexts(it.headers),
  add_name_prefixes: it.addNamePrefixes || undefined,
  include_name_in_message: it.includeNameInMessage ? undefined : false,
})
