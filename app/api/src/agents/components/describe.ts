import type { AgentComponent, ModelComponent, Participant, ToolComponent } from './model.ts'
import { isTeam } from './readers.ts'

/** What a team consists of, for people: who takes part, with which models and tools. */
export interface Description {
  kind: Participant['kind']
  agents: string[]
  models: string[]
  tools: string[]
}

export function describe(component: Participant): Description {
  const agents = agentsOf(component)
  const assistants = agents.flatMap((agent) => (agent.kind === 'assistant' ? [agent] : []))
  const models = [...assistants.map(({ modelClient }) => modelClient), ...managersOf(component)]
  const tools = assistants.flatMap(({ workbenches }) => workbenches)
  return {
    kind: component.kind,
    agents: agents.map(({ name }) => name),
    models: unique(models.map(modelName)),
    tools: unique(tools.flatMap((bench) => (bench.kind === 'mcp' ? ['MCP'] : bench.tools.map(toolName)))),
  }
}

function agentsOf(component: Participant): AgentComponent[] {
  if (isTeam(component)) return (component.participants as readonly Participant[]).flatMap(agentsOf)
  if (component.kind === 'society-of-mind') return agentsOf(component.team)
  if (component.kind === 'message-filter') return agentsOf(component.wrapped)
  return [component]
}

function managersOf(component: Participant): ModelComponent[] {
  if (!isTeam(component)) return component.kind === 'society-of-mind' ? [component.modelClient] : []
  const own = 'modelClient' in component ? [component.modelClient] : []
  return [...own, ...(component.participants as readonly Participant[]).flatMap(managersOf)]
}

const modelName = (model: ModelComponent) => (model.kind === 'replay' ? 'replay' : model.model)
const toolName = (tool: ToolComponent) => (tool.kind === 'agent' ? tool.agent.name : tool.name)
const unique = (names: readonly string[]) => [...new Set(names)]
