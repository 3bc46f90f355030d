import { z } from 'zod'
import { sealed } from '../../envelope.ts'
import type { Envelope, Provider } from '../../families.ts'
import { given } from '../../given.ts'
import type { FunctionTool, ToolComponent } from '../../model.ts'
import { recognise } from '../../python/gallery.ts'
import { toolName } from '../../rules/names.ts'

const config = z.object({
  source_code: z.string(),
  name: z.string(),
  description: z.string().default(''),
  global_imports: z.array(z.unknown()).default([]),
  has_cancellation_support: z.boolean().default(false),
})

/** Python source. The gallery's own tools exist here; other source cannot run, though the tool can still be shown. */
export const functionTool: Provider<ToolComponent> = {
  provider: 'autogen_core.tools.FunctionTool',
  read(raw, place) {
    const read = place.parse(config, raw)
    if (!read) return undefined
    toolName(read.name, place.at('name'))
    const native = recognise(read.name, read.source_code)
    const source = place.at('source_code')
    if (!native) source.problem('tool/python-source', { name: read.name })
    if (native === 'changed') source.problem('tool/changed-gallery-source', { name: read.name })
    return {
      kind: 'function',
      name: read.name,
      description: read.description,
      sourceCode: read.source_code,
      globalImports: read.global_imports,
      hasCancellationSupport: read.has_cancellation_support,
      ...given({ native: native === 'changed' ? undefined : native }),
    }
  },
}

export const writeFunctionTool = (it: FunctionTool): Envelope =>
  sealed('autogen_core.tools.FunctionTool', 'tool', {
    source_code: it.sourceCode,
    name: it.name,
    description: it.description,
    global_imports: it.globalImports,
    has_cancellation_support: it.hasCancellationSupport,
  })
