import { Assistant } from './agents/assistant.ts'
import { MessageFilter } from './agents/message-filter.ts'
import { SocietyOfMind } from './agents/society-of-mind.ts'
import { UserProxy } from './agents/user-proxy.ts'
import type {
  AgentComponent,
  AssistantAgent,
  FunctionTool,
  HttpTool,
  McpServer,
  ModelComponent,
  OpenAiModel,
  Participant as ParticipantComponent,
  TeamComponent,
  ToolComponent,
  ToolOverrides,
  WorkbenchComponent,
} from './components/model.ts'
import { buildCondition } from './conditions/index.ts'
import { buildContext } from './contexts/index.ts'
import { ModelCalls } from './models/model-calls.ts'
import type { ModelClient } from './models/model-client.ts'
import type { Participant } from './participant.ts'
import { cyclesOf } from './teams/graph.ts'
import { GraphFlow } from './teams/graph-flow.ts'
import { GroupChat } from './teams/group-chat.ts'
import { MagenticOne } from './teams/magentic-one.ts'
import { RoundRobin } from './teams/round-robin.ts'
import { Selector } from './teams/selector.ts'
import type { Speakers } from './teams/speakers.ts'
import { Swarm } from './teams/swarm.ts'
import type { Team, TeamLimits } from './teams/team.ts'
import type { ToolLimits } from './tools/run-calls.ts'
import { StaticWorkbench } from './tools/static-workbench.ts'
import { ParticipantTool } from './tools/task-tool.ts'
import type { SimpleTool, Tool, Workbench } from './tools/tool.ts'

/** What a team needs of the world around it. */
export type World = {
  model(component: ModelComponent): ModelClient
  /** The model of those that name none. */
  readonly usualModel: OpenAiModel
  /** Tools that do their work in one step. */
  tool(component: FunctionTool | HttpTool): SimpleTool
  /** What an MCP server offers, or only one tool of it. */
  mcp(server: McpServer, choice: { readonly only?: string; readonly overrides?: ToolOverrides }): Workbench
  readonly limits: ToolLimits & TeamLimits
}

/** Makes a team that can run from what its file says. */
export function buildTeam(component: TeamComponent, world: World): Team {
  const participants = component.participants.map((participant) => buildParticipant(participant, world))
  const parts = {
    participants,
    limits: world.limits,
    ...(component.termination && { condition: buildCondition(component.termination) }),
  }
  if (component.kind === 'magentic-one')
    return new MagenticOne(component, {
      ...parts,
      calls: callsOf(component.modelClient, managerOf(component), world),
    })
  const settings = { ...component, manager: managerOf(component) }
  return new GroupChat(settings, { ...parts, speakers: buildSpeakers(component, participants, world) })
}

function buildSpeakers(
  component: Exclude<TeamComponent, { kind: 'magentic-one' }>,
  participants: readonly Participant[],
  world: World,
): Speakers {
  const names = participants.map(({ name }) => name)
  switch (component.kind) {
    case 'round-robin':
      return new RoundRobin(names)
    case 'swarm':
      return new Swarm(names)
    case 'selector':
      return new Selector(
        {
          prompt: component.selectorPrompt,
          allowRepeatedSpeaker: component.allowRepeatedSpeaker,
          maxAttempts: component.maxSelectorAttempts,
          streaming: component.modelClientStreaming,
          ...(component.modelClientStreaming && component.emitTeamEvents && { tellAs: managerOf(component) }),
        },
        participants,
        {
          calls: callsOf(component.modelClient, managerOf(component), world),
          context: buildContext(component.modelContext, world.model),
        },
      )
    case 'graph-flow':
      if (!component.termination && component.maxTurns === undefined && cyclesOf(component.graph).length > 0)
        throw new Error('A termination condition is required for cyclic graphs without a maximum turn limit.')
      return new GraphFlow(component.graph)
  }
}

function managerOf({ kind }: TeamComponent): string {
  switch (kind) {
    case 'round-robin':
      return 'RoundRobinGroupChatManager'
    case 'swarm':
      return 'SwarmGroupChatManager'
    case 'selector':
      return 'SelectorGroupChatManager'
    case 'graph-flow':
      return 'GraphManager'
    case 'magentic-one':
      return 'MagenticOneOrchestrator'
  }
}

export function buildParticipant(component: ParticipantComponent, world: World): Participant {
  switch (component.kind) {
    case 'assistant':
    case 'user-proxy':
    case 'society-of-mind':
    case 'message-filter':
      return buildAgent(component, world)
    default:
      return buildTeam(component, world)
  }
}

export function buildAgent(component: AgentComponent, world: World): Participant {
  switch (component.kind) {
    case 'assistant':
      return buildAssistant(component, world)
    case 'user-proxy':
      return new UserProxy(component)
    case 'society-of-mind':
      return new SocietyOfMind(component, {
        team: buildTeam(component.team, world),
        calls: callsOf(component.modelClient, component.name, world),
        context: buildContext(component.modelContext, world.model),
      })
    case 'message-filter':
      return new MessageFilter(component, buildAgent(component.wrapped, world))
  }
}

function buildAssistant(component: AssistantAgent, world: World): Assistant {
  const settings = {
    ...component,
    streaming: component.modelClientStream,
    memory: component.memory.map(({ contents }) => contents),
  }
  return new Assistant(settings, {
    calls: callsOf(component.modelClient, component.name, world),
    context: buildContext(component.modelContext, world.model),
    workbenches: component.workbenches.flatMap((workbench) => buildWorkbenches(workbench, world)),
    limits: world.limits,
  })
}

/** One workbench of a file may hold tools of servers beside its own, and those are workbenches of their own here. */
export function buildWorkbenches(component: WorkbenchComponent, world: World): readonly Workbench[] {
  if (component.kind === 'mcp') return [world.mcp(component.server, { overrides: component.overrides })]
  const own = component.tools.filter((tool) => tool.kind !== 'mcp')
  const served = component.tools.filter((tool) => tool.kind === 'mcp')
  return [
    new StaticWorkbench(
      own.map((tool) => buildTool(tool, component.streams, world)),
      component.overrides,
    ),
    ...served.map(({ server, name }) => world.mcp(server, { only: name })),
  ]
}

function buildTool(component: Exclude<ToolComponent, { kind: 'mcp' }>, streams: boolean, world: World): Tool {
  switch (component.kind) {
    case 'function':
    case 'http':
      return world.tool(component)
    case 'agent':
      return new ParticipantTool(buildAgent(component.agent, world), component.agent, {
        onlyLast: component.returnLastMessage,
        streams,
      })
    case 'team':
      return new ParticipantTool(buildTeam(component.team, world), component, {
        onlyLast: component.returnLastMessage,
        streams,
      })
  }
}

function callsOf(component: ModelComponent, source: string, world: World): ModelCalls {
  return new ModelCalls(world.model(component), source, world.limits)
}
