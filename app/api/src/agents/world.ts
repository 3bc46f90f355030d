import type { World } from './build.ts'
import type { FunctionTool, HttpTool, ModelComponent, OpenAiModel } from './components/model.ts'
import { DEEPSEEK_MODEL } from './models/deepseek.ts'
import type { ModelClient } from './models/model-client.ts'
import { ReplayClient } from './models/replay.ts'
import { usualModel } from './models/usual-model.ts'
import { httpTool } from './tools/http-tool.ts'
import { McpConnection } from './tools/mcp/connection.ts'
import { McpWorkbench } from './tools/mcp/workbench.ts'
import { nativeTools } from './tools/native/index.ts'
import type { NativeSettings } from './tools/native/native.ts'
import type { RevealSecret } from './tools/secrets.ts'
import type { SimpleTool } from './tools/tool.ts'
import { type FetchRules, guardedFetch } from './tools/web/guarded-fetch.ts'

export type WorldSettings = {
  readonly model: (component: Exclude<ModelComponent, { kind: 'replay' }>) => ModelClient
  /** Default: the app's own default model. */
  readonly usualModel?: OpenAiModel
  readonly reveal: RevealSecret
  readonly fetch: FetchRules
  readonly native?: Omit<NativeSettings, 'fetch'>
  readonly mcpCommands?: ReadonlySet<string>
  readonly limits?: Partial<World['limits']>
}

/** A tool has a minute, a run a thousand turns, and no text a model is given more than a book's chapter. */
const defaultLimits: World['limits'] = { toolSeconds: 60, turns: 1000, textCharacters: 200_000 }

/** The world that teams run in outside of recordings and tests. */
export function createWorld(settings: WorldSettings): World {
  const fetch = guardedFetch(settings.fetch)
  const native = { ...settings.native, fetch }
  const mcp = {
    fetch,
    reveal: settings.reveal,
    allowedCommands: settings.mcpCommands ?? new Set<string>(),
  }
  return {
    model: (component) =>
      component.kind === 'replay' ? new ReplayClient(component) : settings.model(component),
    usualModel: settings.usualModel ?? usualModel({ name: DEEPSEEK_MODEL }),
    tool: (component) =>
      component.kind === 'http'
        ? httpTool(component, fetch, settings.reveal)
        : functionTool(component, native),
    mcp: (server, choice) => new McpWorkbench(new McpConnection(server, mcp), choice),
    limits: { ...defaultLimits, ...settings.limits },
  }
}

function functionTool(component: FunctionTool | HttpTool, native: NativeSettings): SimpleTool {
  const make = component.kind === 'function' && component.native && nativeTools[component.native]
  if (!make) throw new Error(`${component.name} is Python source, which does not run here.`)
  return make({ name: component.name, description: component.description }, native)
}
