import type { ToolOverrides } from '../components/model.ts'
import type { Tool, Workbench } from './tool.ts'

/** Tools that do not change. */
export class StaticWorkbench implements Workbench {
  readonly #tools: readonly Tool[]

  constructor(tools: readonly Tool[], overrides: ToolOverrides = {}) {
    this.#tools = tools.map((tool) => overridden(tool, overrides))
  }

  async tools(): Promise<readonly Tool[]> {
    return this.#tools
  }

  async close(): Promise<void> {
    await Promise.all(this.#tools.map((tool) => (tool.kind === 'task' ? tool.close() : undefined)))
  }
}

/** The same tool under another name or with another description, as the model sees it. */
export function overridden(tool: Tool, overrides: ToolOverrides): Tool {
  const change = overrides[tool.schema.name]
  if (!change) return tool
  const schema = { ...tool.schema, ...withoutUndefined(change) }
  return tool.kind === 'simple'
    ? { kind: 'simple', schema, run: (given, call) => tool.run(given, call) }
    : {
        kind: 'task',
        schema,
        streams: tool.streams,
        run: (task, steps, given) => tool.run(task, steps, given),
        save: () => tool.save(),
        load: (state) => tool.load(state),
        close: () => tool.close(),
      }
}

function withoutUndefined(change: { readonly name?: string; readonly description?: string }) {
  return {
    ...(change.name !== undefined && { name: change.name }),
    ...(change.description !== undefined && { description: change.description }),
  }
}
