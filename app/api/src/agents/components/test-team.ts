/** Builders of files as AutoGen writes them, for tests: each case shows only what matters to it. */
export type Written = Record<string, unknown>

export const component = (provider: string, config: Written, component_version = 1): Written => ({
  provider,
  component_type: 'any',
  version: component_version,
  component_version,
  config,
})

export const aModel = (config: Written = {}): Written =>
  component('autogen_ext.models.openai.OpenAIChatCompletionClient', { model: 'gpt-4o-mini', ...config })

export const anAgent = (name: string, config: Written = {}, version = 2): Written =>
  component(
    'autogen_agentchat.agents.AssistantAgent',
    {
      name,
      model_client: aModel(),
      description: name,
      reflect_on_tool_use: false,
      tool_call_summary_format: '{result}',
      ...config,
    },
    version,
  )

export const aTeam = (participants: readonly unknown[], config: Written = {}): Written =>
  component('autogen_agentchat.teams.RoundRobinGroupChat', { participants, ...config })

export const aWorkbench = (tools: readonly unknown[]): Written =>
  component('autogen_core.tools.StaticWorkbench', { tools })

export const aFunctionTool = (name: string, source_code: string): Written =>
  component('autogen_core.tools.FunctionTool', {
    name,
    source_code,
    description: name,
    global_imports: [],
    has_cancellation_support: false,
  })

export const either = (...conditions: readonly unknown[]): Written =>
  component('autogen_agentchat.base.OrTerminationCondition', { conditions })

type Edges = Record<string, (string | Written)[]>

/** An edge that is only a name has no condition. */
export function aGraph(
  participants: readonly unknown[],
  nodes: Edges,
  { start, ...more }: Written = {},
): Written {
  const written = Object.entries(nodes).map(([name, edges]) => [
    name,
    { name, edges: edges.map((edge) => (typeof edge === 'string' ? { target: edge } : edge)) },
  ])
  return component('autogen_agentchat.teams.GraphFlow', {
    participants,
    graph: { nodes: Object.fromEntries(written), default_start_node: start ?? null },
    ...more,
  })
}
