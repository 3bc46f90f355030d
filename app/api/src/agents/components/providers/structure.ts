import { z } from 'zod'
import { sealed } from '../envelope.ts'
import type { Envelope, Provider } from '../families.ts'
import { given } from '../given.ts'
import type { StructuredOutput } from '../model.ts'

const config = z.object({
  json_schema: z.record(z.string(), z.unknown()),
  format_string: z.string().optional(),
  content_model_name: z.string(),
})

export const structuredMessage: Provider<StructuredOutput> = {
  provider: 'autogen_agentchat.messages.StructuredMessageFactory',
  read(raw, place) {
    const read = place.parse(config, raw)
    return (
      read && {
        name: read.content_model_name,
        schema: read.json_schema,
        ...given({ format: read.format_string }),
      }
    )
  },
}

export const writeStructure = (it: StructuredOutput): Envelope =>
  sealed('autogen_agentchat.messages.StructuredMessageFactory', 'structured_message', {
    json_schema: it.schema,
    format_string: it.format,
    content_model_name: it.name,
  })
