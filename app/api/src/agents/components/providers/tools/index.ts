import type { Provider } from '../../families.ts'
import type { ToolComponent } from '../../model.ts'
import { agentTool } from './agent-tool.ts'
import { functionTool } from './function.ts'
import { httpTool } from './http.ts'
import { mcpTools } from './mcp.ts'
import { teamTool } from './team-tool.ts'

export const tools: readonly Provider<ToolComponent>[] = [
  agentTool,
  functionTool,
  httpTool,
  ...mcpTools,
  teamTool,
]
