import { buildTeam, type World } from '../src/agents/build.ts'
import type {
  AssistantAgent,
  ConditionComponent,
  Participant,
  ReplayModel,
  RoundRobinTeam,
  TeamComponent,
} from '../src/agents/components/model.ts'
import { type RunOutcome, runTeam, type Task } from '../src/agents/engine.ts'
import { type InlineOptions, InlineSteps } from '../src/agents/inline-steps.ts'
import type { ModelRequest } from '../src/agents/models/model-client.ts'
import { ReplayClient } from '../src/agents/models/replay.ts'
import { usualModel } from '../src/agents/models/usual-model.ts'
import type { RunEvent } from '../src/agents/run-events.ts'
import type { SimpleTool } from '../src/agents/tools/tool.ts'

/** Teams for tests: models that give prepared answers, tools made on the spot. */
export type Answers = ReplayModel['completions']

export function replayed(completions: Answers, family = 'unknown'): ReplayModel {
  return {
    kind: 'replay',
    info: { family, vision: false, functionCalling: true, jsonOutput: true, structuredOutput: false },
    completions,
  }
}

/** An answer that calls tools: names with their arguments as the model writes them. */
export function calling(...calls: readonly (readonly [name: string, given: string])[]): Answers[number] {
  return {
    content: calls.map(([name, given], index) => ({ id: `call_${index}`, name, arguments: given })),
    finishReason: 'function_calls',
    usage: { promptTokens: 1, completionTokens: 1 },
  }
}

export function assistant(
  name: string,
  completions: Answers,
  more: Partial<AssistantAgent> = {},
): AssistantAgent {
  return {
    kind: 'assistant',
    name,
    description: `${name} agent`,
    modelClient: replayed(completions),
    workbenches: [],
    handoffs: [],
    memory: [],
    systemMessage: `You are ${name}.`,
    reflectOnToolUse: false,
    toolCallSummaryFormat: '{result}',
    maxToolIterations: 1,
    modelClientStream: false,
    ...more,
  }
}

/** Functions of these names as one workbench; `worldOf` gives them what they do. */
export function functions(...names: readonly string[]): AssistantAgent['workbenches'] {
  const tools = names.map((name) => ({
    kind: 'function' as const,
    name,
    description: name,
    sourceCode: '',
    globalImports: [],
    hasCancellationSupport: false,
  }))
  return [{ kind: 'static', tools, streams: true, overrides: {} }]
}

export function roundRobin(
  participants: readonly Participant[],
  termination?: ConditionComponent,
  more: Partial<RoundRobinTeam> = {},
): RoundRobinTeam {
  return {
    kind: 'round-robin',
    name: 'RoundRobinGroupChat',
    description: 'A team of agents.',
    participants,
    emitTeamEvents: false,
    ...(termination && { termination }),
    ...more,
  }
}

export const messages = (maxMessages: number): ConditionComponent => ({
  kind: 'max-messages',
  maxMessages,
  includeAgentEvent: false,
})

export function worldOf(
  tools: Readonly<Record<string, SimpleTool['run']>> = {},
  more: Partial<World> = {},
): World {
  return {
    model: (component) => {
      if (component.kind !== 'replay') throw new Error('Tests have replayed models only.')
      return new ReplayClient(component)
    },
    usualModel: usualModel({ name: 'usual' }),
    tool: ({ name, description }) => ({
      kind: 'simple',
      schema: { name, description, parameters: { type: 'object', properties: {} } },
      run: (given, call) => {
        const run = tools[name]
        if (!run) throw new Error(`This test has no tool ${name}.`)
        return run(given, call)
      },
    }),
    mcp: () => {
      throw new Error('This test has no MCP server.')
    },
    limits: { turns: 50, toolSeconds: 5, textCharacters: 10_000 },
    ...more,
  }
}

export type Ran = RunOutcome & {
  readonly events: readonly RunEvent[]
  readonly requests: readonly ModelRequest[]
}

export async function runs(
  component: TeamComponent,
  task: Task,
  { world = worldOf(), ...options }: InlineOptions & { readonly world?: World } = {},
): Promise<Ran> {
  const events: RunEvent[] = []
  const team = buildTeam(component, world)
  try {
    const steps = new InlineSteps({ ...options, tell: (event) => events.push(event) })
    const outcome = await runTeam(team, task, steps)
    const requests = events.flatMap((event) => ('request' in event ? [event.request] : []))
    return { ...outcome, events, requests }
  } finally {
    await team.close()
  }
}

/** Messages as `speaker: text`, which is what most tests are about. */
export function lines({ messages }: Pick<RunOutcome, 'messages'>): readonly string[] {
  return messages.map(({ source, content }) =>
    typeof content === 'string' ? `${source}: ${content}` : `${source}: ${JSON.stringify(content)}`,
  )
}

export function contents(request: ModelRequest | undefined): readonly unknown[] {
  return request?.messages.map(({ content }) => content) ?? []
}
