import { z } from 'zod'
import { sealed } from '../../envelope.ts'
import type { Envelope, Provider, Writers } from '../../families.ts'
import type { WorkbenchComponent } from '../../model.ts'
import { toolOverrides, writeOverrides } from './overrides.ts'

type StaticWorkbench = Extract<WorkbenchComponent, { kind: 'static' }>

const config = z.object({ tools: z.array(z.unknown()).default([]), tool_overrides: toolOverrides })

const ofClass = (name: string, streams: boolean): Provider<WorkbenchComponent> => ({
  provider: `autogen_core.tools.${name}`,
  read(raw, place) {
    const read = place.parse(config, raw)
    const tools = read && place.children('tool', 'tools', read.tools)
    return tools && { kind: 'static', tools, streams, overrides: read.tool_overrides }
  },
})

export const staticWorkbench = ofClass('StaticWorkbench', false)
export const staticStreamWorkbench = ofClass('StaticStreamWorkbench', true)

export const writeStaticWorkbench = (it: StaticWorkbench, write: Writers): Envelope =>
  sealed(`autogen_core.tools.${it.streams ? 'StaticStreamWorkbench' : 'StaticWorkbench'}`, 'workbench', {
    tools: it.tools.map(write.tool),
    tool_overrides: writeOverrides(it.overrides),
  })
