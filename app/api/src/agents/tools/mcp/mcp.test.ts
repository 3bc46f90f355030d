import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { McpServer as SdkServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import { SSEServerTransport } from '@modelcontextprotocol/sdk/server/sse.js'
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js'
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js'
import { afterEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { McpServer } from '../../components/model.ts'
import { InlineSteps } from '../../inline-steps.ts'
import type { SimpleTool, Tool } from '../tool.ts'
import { guardedFetch } from '../web/guarded-fetch.ts'
import { McpConnection } from './connection.ts'
import { McpWorkbench } from './workbench.ts'

const servers: Server[] = []
const call = { signal: new AbortController().signal, callId: 'c', name: 'a_tool' }

afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections()
})

/** A server with two tools, which looks at the key it is sent. */
function offering(): SdkServer {
  const server = new SdkServer({ name: 'levels', version: '1' })
  server.registerTool(
    'level',
    { description: 'Level of a station', inputSchema: { station: z.string() } },
    async ({ station }) => ({ content: [{ type: 'text', text: `${station}: 3 m` }] }),
  )
  server.registerTool('fail', { description: 'Fails' }, async () => ({
    isError: true,
    content: [{ type: 'text', text: 'out of order' }],
  }))
  return server
}

async function serve(kind: 'sse' | 'streamable-http'): Promise<McpServer & { kind: typeof kind }> {
  const sessions = new Map<string, SSEServerTransport>()
  const server = createServer(async (request, response) => {
    if (request.headers['x-key'] !== 'k') return response.writeHead(401).end()
    if (kind === 'streamable-http') {
      const transport = new StreamableHTTPServerTransport()
      await offering().connect(transport as Transport)
      return transport.handleRequest(request, response)
    }
    const session = new URL(request.url ?? '', 'http://x').searchParams.get('sessionId')
    if (session) return sessions.get(session)?.handlePostMessage(request, response)
    const transport = new SSEServerTransport('/messages', response)
    sessions.set(transport.sessionId, transport)
    return offering().connect(transport)
  })
  servers.push(server)
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  return { kind, url, headers: { 'x-key': { secret: 'key' } }, timeoutSeconds: 5 }
}

function connect(server: McpServer, allowedCommands: readonly string[] = []) {
  const allowedHosts = 'url' in server ? [new URL(server.url).host] : []
  const connection = new McpConnection(server, {
    fetch: guardedFetch({ allowedHosts }),
    reveal: async () => 'k',
    allowedCommands: new Set(allowedCommands),
  })
  return new McpWorkbench(connection, {})
}

function named(tools: readonly Tool[], name: string): SimpleTool {
  const tool = tools.find(({ schema }) => schema.name === name)
  if (tool?.kind !== 'simple') throw new Error(`There is no tool ${name}.`)
  return tool
}

describe.each(['streamable-http', 'sse'] as const)('An MCP server over %s', (kind) => {
  test('offers its tools, and answers calls', async () => {
    const workbench = connect(await serve(kind))
    const tools = await workbench.tools(new InlineSteps())
    expect(tools.map(({ schema }) => schema.name)).toEqual(['level', 'fail'])
    expect(await named(tools, 'level').run({ station: '汉口' }, call)).toBe('汉口: 3 m')
    await expect(named(tools, 'fail').run({}, call)).rejects.toThrow('out of order')
    await workbench.close()
  })
})

describe('An MCP server', () => {
  test('on a host of our own is not reached', async () => {
    const server = await serve('streamable-http')
    const connection = new McpConnection(server, {
      fetch: guardedFetch({ allowedHosts: [] }),
      reveal: async () => 'k',
      allowedCommands: new Set(),
    })
    await expect(new McpWorkbench(connection, {}).tools(new InlineSteps())).rejects.toThrow('public internet')
  })

  test('over stdio is started only where its program is allowed', async () => {
    const server: McpServer = {
      kind: 'stdio',
      command: process.execPath,
      args: ['-e', 'process.exit(0)'],
      env: {},
      timeoutSeconds: 5,
    }
    await expect(connect(server).tools(new InlineSteps())).rejects.toThrow(
      'is not among those that may be started',
    )
    await expect(connect(server, [process.execPath]).tools(new InlineSteps())).rejects.toThrow(/closed/i)
  })

  test('whose tools are renamed and chosen is called by their own names', async () => {
    const server = await serve('streamable-http')
    const connection = new McpConnection(server, {
      fetch: guardedFetch({ allowedHosts: [new URL(server.url).host] }),
      reveal: async () => 'k',
      allowedCommands: new Set(),
    })
    const workbench = new McpWorkbench(connection, {
      only: 'level',
      overrides: { level: { name: 'height' } },
    })
    const tools = await workbench.tools(new InlineSteps())
    expect(tools.map(({ schema }) => schema.name)).toEqual(['height'])
    expect(await named(tools, 'height').run({ station: 'a' }, call)).toBe('a: 3 m')
    await workbench.close()
  })
})
