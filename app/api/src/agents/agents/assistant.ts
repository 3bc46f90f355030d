import type { Handoff, StructuredOutput } from '../components/model.ts'
import type { Context } from '../contexts/context.ts'
import type { Json } from '../json.ts'
import { turnsOf } from '../message-text.ts'
import type {
  AgentEvent,
  ChatMessage,
  MemoryContent,
  Message,
  ModelMessage,
  ToolCall,
  ToolResult,
} from '../messages.ts'
import type { ModelCalls } from '../models/model-calls.ts'
import type { ModelAnswer, ToolSchema } from '../models/model-client.ts'
import type { Participant, Turn } from '../participant.ts'
import type { Steps } from '../steps.ts'
import { runCalls, type ToolLimits } from '../tools/run-calls.ts'
import type { Tool, Workbench } from '../tools/tool.ts'
import { handoffOf, handoffTool } from './handoffs.ts'
import { remembered } from './memory.ts'
import { readStructured } from './structured.ts'
import { summaryOf } from './summary.ts'

export type AssistantSettings = {
  readonly name: string
  readonly description: string
  readonly systemMessage?: string
  readonly handoffs: readonly Handoff[]
  readonly memory: readonly (readonly MemoryContent[])[]
  readonly reflectOnToolUse: boolean
  readonly toolCallSummaryFormat: string
  readonly maxToolIterations: number
  readonly streaming: boolean
  readonly structuredOutput?: StructuredOutput
}

export type AssistantParts = {
  readonly calls: ModelCalls
  readonly context: Context
  readonly workbenches: readonly Workbench[]
  readonly limits: ToolLimits
}

/** A model with a role: answers, calls tools, hands over to others. */
export class Assistant implements Participant {
  readonly name: string
  readonly description: string
  readonly #settings: AssistantSettings
  readonly #parts: AssistantParts
  readonly #system: readonly ModelMessage[]
  readonly #handoffs: ReadonlyMap<string, Handoff>

  constructor(settings: AssistantSettings, parts: AssistantParts) {
    this.name = settings.name
    this.description = settings.description
    this.#settings = settings
    this.#parts = parts
    this.#system =
      settings.systemMessage === undefined ? [] : [{ type: 'SystemMessage', content: settings.systemMessage }]
    this.#handoffs = new Map(settings.handoffs.map((handoff) => [handoff.name, handoff]))
  }

  async turn(heard: readonly ChatMessage[], steps: Steps): Promise<Turn> {
    const told: Message[] = []
    const tell = async (message: Message) => {
      told.push(message)
      await steps.tell({ kind: 'message', message })
    }
    this.#parts.context.add(...heard.flatMap(turnsOf))
    await this.#remember(tell)
    const tools = await this.#tools(steps)
    const answer = await this.#answer(tools, { steps, tell, told })
    await tell(answer)
    return { told, delta: told, said: [answer] }
  }

  /** Asks the model, does what it calls for, and asks again as often as the settings allow. */
  async #answer(tools: readonly Tool[], { steps, tell, told }: Progress): Promise<ChatMessage> {
    const schemas = tools.map(({ schema }) => schema)
    for (let iteration = 1; ; iteration += 1) {
      const answer = await this.#ask(steps, schemas, tell)
      if (typeof answer.content === 'string') return this.#message(answer.content, answer)
      const calls = answer.content
      await tell(this.#event({ type: 'ToolCallRequestEvent', content: calls, usage: usageOf(answer) }))
      const done = await runCalls(calls, tools, { source: this.name, steps, limits: this.#parts.limits })
      told.push(...done.told)
      await tell(this.#event({ type: 'ToolCallExecutionEvent', content: done.results }))
      this.#parts.context.add({ type: 'FunctionExecutionResultMessage', content: done.results })
      const handoff = handoffOf(this.name, answer, done.results, this.#handoffs)
      if (handoff) return handoff
      if (iteration === this.#settings.maxToolIterations)
        return this.#conclude(calls, done.results, { steps, tell })
    }
  }

  /** After the last tool call: one more answer that looks back on the results, or the results themselves. */
  async #conclude(
    calls: readonly ToolCall[],
    results: readonly ToolResult[],
    { steps, tell }: Pick<Progress, 'steps' | 'tell'>,
  ): Promise<ChatMessage> {
    if (!this.#settings.reflectOnToolUse)
      return summaryOf(this.name, calls, results, this.#settings.toolCallSummaryFormat, this.#handoffs)
    const answer = await this.#ask(steps, undefined, tell)
    if (typeof answer.content !== 'string')
      throw new Error(`${this.name}: the model called tools where it was to look back on their results.`)
    return this.#message(answer.content, answer)
  }

  /** Without tools the model is told not to call any. */
  async #ask(steps: Steps, tools: readonly ToolSchema[] | undefined, tell: Tell): Promise<ModelAnswer> {
    const { context, calls } = this.#parts
    const { structuredOutput, streaming } = this.#settings
    const answer = await calls.ask(
      steps,
      {
        messages: [...this.#system, ...context.view()],
        ...(tools ? { tools } : { toolChoice: 'none' }),
        ...(structuredOutput && {
          output: { name: structuredOutput.name, schema: structuredOutput.schema },
        }),
      },
      streaming,
    )
    if (answer.thought) await tell(this.#event({ type: 'ThoughtEvent', content: answer.thought }))
    context.add({
      type: 'AssistantMessage',
      source: this.name,
      content: answer.content,
      ...(answer.thought !== undefined && { thought: answer.thought }),
      ...(answer.reasoning !== undefined && { reasoning: answer.reasoning }),
    })
    return answer
  }

  #message(text: string, answer: ModelAnswer): ChatMessage {
    const about = { source: this.name, usage: usageOf(answer) }
    const { structuredOutput } = this.#settings
    if (!structuredOutput) return { type: 'TextMessage', content: text, ...about }
    return {
      type: 'StructuredMessage',
      content: readStructured(text, structuredOutput, this.name),
      contentModel: structuredOutput.name,
      ...(structuredOutput.format !== undefined && { format: structuredOutput.format }),
      ...about,
    }
  }

  async #remember(tell: Tell): Promise<void> {
    for (const contents of this.#settings.memory.filter(({ length }) => length > 0)) {
      this.#parts.context.add(remembered(contents))
      await tell(this.#event({ type: 'MemoryQueryEvent', content: contents }))
    }
  }

  async #tools(steps: Steps): Promise<readonly Tool[]> {
    const tools: Tool[] = []
    for (const workbench of this.#parts.workbenches) tools.push(...(await workbench.tools(steps)))
    return [...tools, ...this.#settings.handoffs.map(handoffTool)]
  }

  #event<Event extends Omit<AgentEvent, 'source'>>(event: Event): Event & { source: string } {
    return { source: this.name, ...event }
  }

  reset(): void {
    this.#parts.context.clear()
  }

  save(): Json {
    return { context: this.#parts.context.save(), calls: this.#parts.calls.count }
  }

  load(state: Json): void {
    const { context, calls } = state as { context: Json; calls: number }
    this.#parts.context.load(context)
    this.#parts.calls.count = calls
  }

  async close(): Promise<void> {
    await Promise.all(this.#parts.workbenches.map((workbench) => workbench.close()))
  }
}

type Tell = (message: Message) => Promise<void>
type Progress = { readonly steps: Steps; readonly tell: Tell; readonly told: Message[] }

/** Without what a message has no place for. */
function usageOf({ usage }: ModelAnswer) {
  return { promptTokens: usage.promptTokens, completionTokens: usage.completionTokens }
}
