import { z } from 'zod'
import { sealed } from '../../envelope.ts'
import type { Envelope, Provider, Writers } from '../../families.ts'
import { given } from '../../given.ts'
import type { AgentComponent, AssistantAgent, WorkbenchComponent } from '../../model.ts'
import { countFrom } from '../../numbers.ts'
import type { Place } from '../../place.ts'
import { checkTools } from '../../rules/agent-tools.ts'
import { identifier } from '../../rules/names.ts'
import { handoffs, readHandoff } from './handoffs.ts'

/**
 * All three dialects: tools inline (0.4.0 to 0.5.4), one workbench as an object (0.5.5 to 0.5.7, AutoGen Studio 0.4),
 * and a list of workbenches (since 0.6, version 2). AutoGen 0.7.5 itself reads the last one only.
 */
const config = z.object({
  name: z.string(),
  description: z.string().default('An agent that provides assistance with ability to use tools.'),
  model_client: z.unknown().optional(),
  tools: z.array(z.unknown()).default([]),
  workbench: z.union([z.array(z.unknown()), z.unknown().transform((one) => [one])]).optional(),
  handoffs,
  model_context: z.unknown().optional(),
  memory: z.array(z.unknown()).default([]),
  system_message: z.string().optional(),
  model_client_stream: z.boolean().default(false),
  reflect_on_tool_use: z.boolean().default(false),
  tool_call_summary_format: z.string().default('{result}'),
  max_tool_iterations: countFrom(1).default(1),
  structured_message_factory: z.unknown().optional(),
  metadata: z.record(z.string(), z.string()).optional(),
})
type Config = z.infer<typeof config>

export const assistant: Provider<AgentComponent> = {
  provider: 'autogen_agentchat.agents.AssistantAgent',
  version: 2,
  read(raw, place) {
    const read = place.parse(config, raw)
    if (!read) return undefined
    identifier(read.name, place.at('name'))
    const modelClient = place.child('model', 'model_client', read.model_client)
    const workbenches = readWorkbenches(read, raw, place)
    const context = readOptional('context', 'model_context', read.model_context, place)
    const memory = place.children('memory', 'memory', read.memory)
    const structure = readOptional(
      'structure',
      'structured_message_factory',
      read.structured_message_factory,
      place,
    )
    const handoffs = read.handoffs.map((handoff, at) => readHandoff(handoff, place.at('handoffs', at)))
    const inline = read.tools.length > 0
    checkTools({ handoffs, workbenches: workbenches ?? [], modelClient, inline }, place)
    if (!modelClient || !workbenches || !memory || context === 'unreadable' || structure === 'unreadable')
      return undefined
    return {
      kind: 'assistant',
      name: read.name,
      description: read.description,
      modelClient,
      workbenches,
      handoffs,
      memory,
      reflectOnToolUse: read.reflect_on_tool_use,
      toolCallSummaryFormat: read.tool_call_summary_format,
      maxToolIterations: read.max_tool_iterations,
      modelClientStream: read.model_client_stream,
      ...given({
        modelContext: context,
        systemMessage: read.system_message,
        structuredOutput: structure,
        metadata: read.metadata,
      }),
    }
  },
}

function readWorkbenches(read: Config, raw: unknown, place: Place): WorkbenchComponent[] | undefined {
  if (read.tools.length > 0 && read.workbench) place.at('tools').problem('agent/tools-and-workbench')
  const tools = place.children('tool', 'tools', read.tools)
  const listed = read.workbench ?? []
  const workbenches = hasList(raw)
    ? place.children('workbench', 'workbench', listed)
    : listed.map((one) => place.child('workbench', 'workbench', one))
  const whole = workbenches?.filter((one) => one !== undefined)
  if (!tools || whole?.length !== listed.length) return undefined
  return tools.length > 0 ? [{ kind: 'static', tools, streams: true, overrides: {} }, ...whole] : whole
}

const hasList = (raw: unknown) => z.object({ workbench: z.array(z.unknown()) }).safeParse(raw).success

function readOptional<F extends 'context' | 'structure'>(family: F, key: string, raw: unknown, place: Place) {
  if (raw === undefined) return undefined
  return place.child(family, key, raw) ?? ('unreadable' as const)
}

export const writeAssistant = (it: AssistantAgent, write: Writers): Envelope =>
  sealed(
    'autogen_agentchat.agents.AssistantAgent',
    'agent',
    {
      name: it.name,
      model_client: write.model(it.modelClient),
      workbench: it.workbenches.length > 0 ? it.workbenches.map(write.workbench) : undefined,
      handoffs: it.handoffs.length > 0 ? it.handoffs : undefined,
      model_context: it.modelContext && write.context(it.modelContext),
      memory: it.memory.length > 0 ? it.memory.map(write.memory) : undefined,
      description: it.description,
      system_message: it.systemMessage,
      model_client_stream: it.modelClientStream,
      reflect_on_tool_use: it.reflectOnToolUse,
      tool_call_summary_format: it.toolCallSummaryFormat,
      max_tool_iterations: it.maxToolIterations,
      structured_message_factory: it.structuredOutput && write.structure(it.structuredOutput),
      metadata: it.metadata,
    },
    2,
  )
