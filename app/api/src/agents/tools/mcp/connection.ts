import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { SSEClientTransport } from '@modelcontextprotocol/sdk/client/sse.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js'
import type { McpServer } from '../../components/model.ts'
import { type RevealSecret, revealed } from '../secrets.ts'
import type { Fetch } from '../web/guarded-fetch.ts'

export type McpSettings = {
  readonly fetch: Fetch
  readonly reveal: RevealSecret
  /** Programs that may be started as servers over stdio, which is running a command on this host. Default: none. */
  readonly allowedCommands: ReadonlySet<string>
}

/** A connection to an MCP server, made when it is first needed and again after it broke. */
export class McpConnection {
  readonly #server: McpServer
  readonly #settings: McpSettings
  #client: Promise<Client> | undefined

  constructor(server: McpServer, settings: McpSettings) {
    this.#server = server
    this.#settings = settings
  }

  async use<T>(work: (client: Client) => Promise<T>): Promise<T> {
    this.#client ??= this.#connect()
    try {
      return await work(await this.#client)
    } catch (error) {
      await this.close()
      throw error
    }
  }

  async close(): Promise<void> {
    const client = this.#client
    this.#client = undefined
    await client?.then((client) => client.close()).catch(() => {})
  }

  async #connect(): Promise<Client> {
    const client = new Client({ name: 'safe-system', version: '1' })
    const transport = await this.#transport()
    await client.connect(transport, { timeout: this.#server.timeoutSeconds * 1000 })
    return client
  }

  async #transport(): Promise<Transport> {
    const server = this.#server
    const { fetch, reveal } = this.#settings
    if (server.kind === 'stdio') return this.#program(server)
    const requestInit = { headers: await revealed(server.headers, reveal) }
    const url = new URL(server.url)
    const transport =
      server.kind === 'sse'
        ? new SSEClientTransport(url, { requestInit, fetch, eventSourceInit: { fetch } })
        : new StreamableHTTPClientTransport(url, { requestInit, fetch })
    // The SDK's own classes say `sessionId?: string` in one place and `string | undefined` in the other.
    return transport as Transport
  }

  async #program({ command, args, env, cwd }: Extract<McpServer, { kind: 'stdio' }>): Promise<Transport> {
    if (!this.#settings.allowedCommands.has(command))
      throw new Error(`The program ${command} is not among those that may be started as MCP servers.`)
    return new StdioClientTransport({
      command,
      args: [...args],
      env: await revealed(env, this.#settings.reveal),
      ...(cwd !== undefined && { cwd }),
    })
  }
}
