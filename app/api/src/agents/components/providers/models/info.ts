import { z } from 'zod'
import { type KnownModel, knownModel, assumedInfo as unknownInfo } from '../../../models/known-models.ts'
import type { ModelInfo } from '../../../models/model-client.ts'
import { given } from '../../given.ts'
import type { Place } from '../../place.ts'

/** What AutoGen assumes where a file says nothing: `structured_output` is newer than most files. */
export const modelInfo = z.object({
  family: z.string().default('unknown'),
  vision: z.boolean().default(false),
  function_calling: z.boolean().default(false),
  json_output: z.union([z.boolean(), z.literal('json').transform(() => true)]).default(false),
  structured_output: z.boolean().default(false),
  multiple_system_messages: z.boolean().nullish(),
})

export const readInfo = (info: z.infer<typeof modelInfo>): ModelInfo => ({
  family: info.family,
  vision: info.vision,
  functionCalling: info.function_calling,
  jsonOutput: info.json_output,
  structuredOutput: info.structured_output,
  ...given({ multipleSystemMessages: info.multiple_system_messages ?? undefined }),
})

export const writeInfo = (info: ModelInfo) => ({
  vision: info.vision,
  function_calling: info.functionCalling,
  json_output: info.jsonOutput,
  family: info.family,
  structured_output: info.structuredOutput,
  multiple_system_messages: info.multipleSystemMessages,
})

/** Of a model that the file says nothing about. */
export function assumedInfo(model: string, place: Place): ModelInfo {
  const known: KnownModel | undefined = knownModel(model)
  if (known) return known.info
  place.warn('model/info-assumed', { name: model })
  return unknownInfo
}
