import type { Envelope, Writers } from '../../families.ts'
import type { ToolComponent } from '../../model.ts'
import { writeAgentTool } from './agent-tool.ts'
import { writeFunctionTool } from './function.ts'
import { writeHttpTool } from './http.ts'
import { writeMcpTool } from './mcp.ts'
import { writeTeamTool } from './team-tool.ts'

export function writeTool(tool: ToolComponent, write: Writers): Envelope {
  switch (tool.kind) {
    case 'agent':
      return writeAgentTool(tool, write)
    case 'function':
      return writeFunctionTool(tool)
    case 'http':
      return writeHttpTool(tool)
    case 'mcp':
      return writeMcpTool(tool)
    case 'team':
      return writeTeamTool(tool, write)
  }
}
