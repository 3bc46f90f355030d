import { basename } from 'node:path'
import { z } from 'zod'
import { given } from '../../given.ts'
import type { McpServer } from '../../model.ts'
import { number } from '../../numbers.ts'
import type { Place } from '../../place.ts'
import { namedTexts, openTexts } from '../../secret-text.ts'

const stdio = z.object({
  type: z.literal('StdioServerParams'),
  command: z.string().min(1),
  args: z.array(z.string()).default([]),
  env: z.preprocess((env) => env ?? undefined, namedTexts),
  cwd: z.string().nullish(),
  read_timeout_seconds: number.default(5),
})
const overHttp = z.object({
  url: z.string().refine((text) => URL.canParse(text), 'must be a URL'),
  headers: z.preprocess((headers) => headers ?? undefined, namedTexts),
})
const sse = overHttp.extend({ type: z.literal('SseServerParams'), timeout: number.default(5) })
const streamable = overHttp.extend({
  type: z.literal('StreamableHttpServerParams'),
  timeout: number.default(30),
})

const serverParams = z.discriminatedUnion('type', [stdio, sse, streamable])

export function readServer(raw: unknown, place: Place): McpServer | undefined {
  const read = place.parse(serverParams, raw)
  if (!read) return undefined
  if (read.type !== 'StdioServerParams')
    return {
      kind: read.type === 'SseServerParams' ? 'sse' : 'streamable-http',
      url: read.url,
      headers: read.headers,
      timeoutSeconds: read.timeout,
    }
  if (!isAllowed(read.command, place))
    place.at('command').problem('mcp/command-not-allowed', { command: basename(read.command) })
  return {
    kind: 'stdio',
    command: read.command,
    args: read.args,
    env: read.env,
    timeoutSeconds: read.read_timeout_seconds,
    ...given({ cwd: read.cwd ?? undefined }),
  }
}

const isAllowed = (command: string, place: Place) => place.reading.allowedCommands.has(command)

export function writeServer(server: McpServer): Record<string, unknown> {
  if (server.kind === 'stdio')
    return {
      type: 'StdioServerParams',
      command: server.command,
      args: server.args,
      read_timeout_seconds: server.timeoutSeconds,
      ...given({ env: openTexts(server.env), cwd: server.cwd }),
    }
  return {
    type: server.kind === 'sse' ? 'SseServerParams' : 'StreamableHttpServerParams',
    url: server.url,
    timeout: server.timeoutSeconds,
    ...given({ headers: openTexts(server.headers) }),
  }
}
