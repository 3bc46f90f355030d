import type { ToolOverrides } from '../../components/model.ts'
import type { ToolSchema } from '../../models/model-client.ts'
import type { Steps } from '../../steps.ts'
import { overridden } from '../static-workbench.ts'
import type { SimpleTool, Tool, Workbench } from '../tool.ts'
import type { McpConnection } from './connection.ts'

/** The tools of an MCP server, or one of them. */
export class McpWorkbench implements Workbench {
  readonly #connection: McpConnection
  readonly #only: string | undefined
  readonly #overrides: ToolOverrides

  constructor(
    connection: McpConnection,
    { only, overrides = {} }: { readonly only?: string; readonly overrides?: ToolOverrides },
  ) {
    this.#connection = connection
    this.#only = only
    this.#overrides = overrides
  }

  async tools(steps: Steps): Promise<readonly Tool[]> {
    const offered = await steps.run('mcp-tools', (signal) => this.#offered(signal))
    return offered
      .filter(({ name }) => this.#only === undefined || name === this.#only)
      .map((schema) => overridden(this.#tool(schema), this.#overrides))
  }

  /** As text: schemas are free-form, and this is the step's result. */
  async #offered(signal: AbortSignal): Promise<readonly OfferedTool[]> {
    const { tools } = await this.#connection.use((client) => client.listTools(undefined, { signal }))
    return tools.map(({ name, description = '', inputSchema }) => ({
      name,
      description,
      parameters: JSON.stringify(inputSchema),
    }))
  }

  #tool({ name, description, parameters }: OfferedTool): SimpleTool {
    const schema: ToolSchema = { name, description, parameters: JSON.parse(parameters) }
    return {
      kind: 'simple',
      schema,
      run: async (given, { signal }) => {
        const { content, isError } = await this.#connection.use((client) =>
          client.callTool({ name, arguments: given }, undefined, { signal }),
        )
        const text = textOf(content)
        if (isError) throw new Error(text)
        return text
      },
    }
  }

  close(): Promise<void> {
    return this.#connection.close()
  }
}

type OfferedTool = { readonly name: string; readonly description: string; readonly parameters: string }

function textOf(content: unknown): string {
  if (!Array.isArray(content)) return ''
  return content
    .map((part: { readonly type: string; readonly text?: string }) =>
      part.type === 'text' ? (part.text ?? '') : part.type === 'image' ? '[image]' : JSON.stringify(part),
    )
    .join('\n')
}
