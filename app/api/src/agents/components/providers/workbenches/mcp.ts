import { z } from 'zod'
import { sealed } from '../../envelope.ts'
import type { Envelope, Provider } from '../../families.ts'
import type { McpServer, ToolOverrides, WorkbenchComponent } from '../../model.ts'
import { readServer, writeServer } from '../tools/mcp-server.ts'
import { toolOverrides, writeOverrides } from './overrides.ts'

/** `host` answers questions of the server itself (sampling, elicitation); servers get none here and manage without. */
const config = z.object({
  server_params: z.record(z.string(), z.unknown()),
  tool_overrides: toolOverrides,
})

export const mcpWorkbench: Provider<WorkbenchComponent> = {
  provider: 'autogen_ext.tools.mcp.McpWorkbench',
  read(raw, place) {
    const read = place.parse(config, raw)
    const server = read && readServer(read.server_params, place.at('server_params'))
    return server && { kind: 'mcp', server, overrides: read.tool_overrides }
  },
}

export const writeMcpWorkbench = (it: { server: McpServer; overrides: ToolOverrides }): Envelope =>
  sealed('autogen_ext.tools.mcp.McpWorkbench', 'workbench', {
    server_params: writeServer(it.server),
    tool_overrides: writeOverrides(it.overrides),
  })
