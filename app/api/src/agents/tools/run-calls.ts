import { inTime } from '../in-time.ts'
import type { Json } from '../json.ts'
import type { Message, ToolCall, ToolResult } from '../messages.ts'
import { cut, reasonOf } from '../models/model-calls.ts'
import { PassingSteps } from '../passing-steps.ts'
import type { RunEvent } from '../run-events.ts'
import type { Branch, Steps } from '../steps.ts'
import { readArguments } from './arguments.ts'
import type { Arguments, SimpleTool, TaskTool, Tool } from './tool.ts'

export type ToolLimits = {
  /** A tool that has not answered by then is given up. */
  readonly toolSeconds: number
  /** What is longer is cut before a model is given it. */
  readonly textCharacters: number
}

type Ran = { readonly result: ToolResult; readonly told: readonly Message[]; readonly milliseconds: number }

/**
 * Runs the calls of one model answer side by side, results in the order of the calls. Whatever goes wrong with a call
 * (no such tool, arguments that are no JSON, a tool that fails or hangs) becomes its result: the model is told.
 */
export async function runCalls(
  calls: readonly ToolCall[],
  tools: readonly Tool[],
  { source, steps, limits }: { source: string; steps: Steps; limits: ToolLimits },
): Promise<{ results: readonly ToolResult[]; told: readonly Message[] }> {
  const planned = calls.map((call) => ({ call, ...plan(call, tools) }))
  const withTasks = planned.some(({ tool }) => tool?.kind === 'task')
  const one = ({ call, tool, given, error }: (typeof planned)[number], steps: Steps): Promise<Ran> => {
    if (error !== undefined || !tool) return Promise.resolve(failed(call, error ?? ''))
    return tool.kind === 'simple'
      ? runSimple(call, tool, given, { source, steps, limits })
      : runTask(call, tool, given, steps)
  }
  const ran = withTasks
    ? await inBranches(planned, one, steps)
    : await Promise.all(planned.map((each) => one(each, steps)))
  for (const [index, call] of calls.entries()) {
    const each = ran[index]
    if (each)
      await steps.tell({
        kind: 'tool-called',
        source,
        call,
        result: each.result,
        milliseconds: each.milliseconds,
      })
  }
  return { results: ran.map(({ result }) => result), told: ran.flatMap(({ told }) => told) }
}

type Planned = { readonly tool?: Tool; readonly given: Arguments; readonly error?: string }

function plan(call: ToolCall, tools: readonly Tool[]): Planned {
  const read = readArguments(call.arguments)
  if ('error' in read) return { given: {}, error: `Error: ${read.error}` }
  const tool = tools.find(({ schema }) => schema.name === call.name)
  if (!tool) return { given: {}, error: `Error: tool '${call.name}' not found in any workbench` }
  return { tool, given: read.given }
}

/** A task takes steps of its own, and several at once have to be kept apart: each call is a branch. */
async function inBranches<P extends Planned>(
  planned: readonly P[],
  one: (each: P, steps: Steps) => Promise<Ran>,
  steps: Steps,
): Promise<readonly Ran[]> {
  const done = await steps.all(
    planned.map((each, index) => ({
      name: `call:${index}`,
      work: async (steps: Steps) => {
        const ran = await one(each, steps)
        const state: Json = each.tool?.kind === 'task' ? each.tool.save() : null
        return { ran, state }
      },
    })),
  )
  for (const [index, { tool }] of planned.entries()) {
    if (tool?.kind === 'task') tool.load(done[index]?.state)
  }
  return done.map(({ ran }) => ran)
}

function runSimple(
  call: ToolCall,
  tool: SimpleTool,
  given: Arguments,
  { source, steps, limits }: { source: string; steps: Steps; limits: ToolLimits },
): Promise<Ran> {
  return steps.run(`tool:${source}:${call.name}`, async (signal): Promise<Ran> => {
    const begin = performance.now()
    const milliseconds = () => Math.round(performance.now() - begin)
    try {
      const text = await inTime(
        limits.toolSeconds * 1000,
        signal,
        (signal) => tool.run(given, { signal, callId: call.id, name: call.name }),
        () => new Error(`Error: no answer within ${limits.toolSeconds} s`),
      )
      return { ...succeeded(call, cut(text, limits.textCharacters)), milliseconds: milliseconds() }
    } catch (error) {
      signal.throwIfAborted()
      return { ...failed(call, cut(reasonOf(error), limits.textCharacters)), milliseconds: milliseconds() }
    }
  })
}

async function runTask(call: ToolCall, tool: TaskTool, given: Arguments, steps: Steps): Promise<Ran> {
  if (typeof given.task !== 'string') return failed(call, 'The argument "task" has to be a text.')
  const heard = new Heard(steps)
  try {
    const { text, told } = await tool.run(given.task, heard, given)
    return { ...succeeded(call, text), told }
  } catch (error) {
    steps.signal.throwIfAborted()
    return { ...failed(call, reasonOf(error)), told: heard.messages }
  }
}

/** Keeps what is told: what was said before a task failed was said all the same. Branches of it fail as a whole. */
class Heard extends PassingSteps {
  readonly messages: Message[] = []

  override tell(event: RunEvent): Promise<void> {
    if (event.kind === 'message' && !event.aside) this.messages.push(event.message)
    return this.steps.tell(event)
  }

  all<T extends Json>(branches: readonly Branch<T>[]): Promise<T[]> {
    return this.steps.all(branches)
  }
}

function succeeded(call: ToolCall, content: string): Ran {
  return {
    result: { callId: call.id, name: call.name, content, isError: false },
    told: [],
    milliseconds: 0,
  }
}

function failed(call: ToolCall, content: string): Ran {
  return { result: { callId: call.id, name: call.name, content, isError: true }, told: [], milliseconds: 0 }
}
