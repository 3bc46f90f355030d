import { z } from 'zod'
import { sealed } from '../../envelope.ts'
import type { Envelope, Provider } from '../../families.ts'
import type { McpServer, ToolComponent } from '../../model.ts'
import { readServer, writeServer } from './mcp-server.ts'

const config = z.object({
  server_params: z.record(z.string(), z.unknown()),
  /** What the server said of the tool when the file was written; it is asked again when the tool is used. */
  tool: z.object({ name: z.string() }),
})

/** One tool of an MCP server. AutoGen has a class for each way to reach a server, and the way is in the class. */
const adapter = (name: string, type: string): Provider<ToolComponent> => ({
  provider: `autogen_ext.tools.mcp.${name}`,
  read(raw, place) {
    const read = place.parse(config, raw)
    const server = read && readServer({ type, ...read.server_params }, place.at('server_params'))
    return server && { kind: 'mcp', name: read.tool.name, server }
  },
})

export const mcpTools = [
  adapter('StdioMcpToolAdapter', 'StdioServerParams'),
  adapter('SseMcpToolAdapter', 'SseServerParams'),
  adapter('StreamableHttpMcpToolAdapter', 'StreamableHttpServerParams'),
]

const adapters = {
  stdio: 'StdioMcpToolAdapter',
  sse: 'SseMcpToolAdapter',
  'streamable-http': 'StreamableHttpMcpToolAdapter',
}

export const writeMcpTool = (it: { name: string; server: McpServer }): Envelope =>
  sealed(`autogen_ext.tools.mcp.${adapters[it.server.kind]}`, 'tool', {
    server_params: writeServer(it.server),
    tool: { name: it.name, inputSchema: { type: 'object' } },
  })
