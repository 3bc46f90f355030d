import type { ToolComponent } from '../components/model.ts'
import type { SopTeam } from './model.ts'

/** What a team consists of, for people: its procedures, who takes part, with which models and tools. */
export function describeSop({ workflows, agents }: SopTeam) {
  const tools = agents.flatMap(({ abilities, workbenches }) => [
    ...abilities,
    ...workbenches.flatMap((bench) => (bench.kind === 'mcp' ? ['MCP'] : bench.tools.map(toolName))),
  ])
  return {
    workflows: workflows.map(({ name }) => name),
    agents: agents.map(({ name }) => name),
    models: unique(agents.flatMap(({ llm }) => llm.model ?? [])),
    tools: unique(tools),
  }
}

const toolName = (tool: ToolComponent) => (tool.kind === 'agent' ? tool.agent.name : tool.name)
const unique = (names: readonly string[]) => [...new Set(names)]
