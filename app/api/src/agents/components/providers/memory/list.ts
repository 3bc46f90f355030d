import { z } from 'zod'
import { sealed } from '../../envelope.ts'
import type { Envelope, Provider } from '../../families.ts'
import { given } from '../../given.ts'
import type { MemoryComponent } from '../../model.ts'

const content = z.union([z.string(), z.record(z.string(), z.json())])

const config = z.object({
  name: z.string().default('default_list_memory'),
  memory_contents: z
    .array(
      z.object({
        content,
        mime_type: z.string().default('text/plain'),
        metadata: z.record(z.string(), z.json()).nullish(),
      }),
    )
    .default([]),
})

export const listMemory: Provider<MemoryComponent> = {
  provider: 'autogen_core.memory.ListMemory',
  read(raw, place) {
    const read = place.parse(config, raw)
    if (!read) return undefined
    const contents = read.memory_contents.map(({ content, mime_type, metadata }) => ({
      content,
      mimeType: mime_type,
      ...given({ metadata: metadata ?? undefined }),
    }))
    return { kind: 'list', name: read.name, contents }
  },
}

export const writeMemory = (memory: MemoryComponent): Envelope =>
  sealed('autogen_core.memory.ListMemory', 'memory', {
    name: memory.name,
    memory_contents: memory.contents.map(({ content, mimeType, metadata }) => ({
      content,
      mime_type: mimeType,
      ...given({ metadata }),
    })),
  })
