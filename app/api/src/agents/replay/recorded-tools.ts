import { z } from 'zod'
import type { FunctionTool, HttpTool } from '../components/model.ts'
import { readArguments } from '../tools/arguments.ts'
import type { SimpleTool } from '../tools/tool.ts'
import type { RecordedCall, RecordedMessage, Recording } from './recording.ts'

const result = z.object({
  call_id: z.string(),
  name: z.string(),
  content: z.string(),
  is_error: z.boolean().nullish(),
})
type Result = z.infer<typeof result>

const call = z.object({ id: z.string(), name: z.string(), arguments: z.string() })

/**
 * Python tools as the recording knows them: each call gets the answer it got then, in the order of the calls. Calls
 * that are told nowhere, those of agents within tools, get what the same arguments got elsewhere. Models are played
 * back the same way; both were the world outside of what is compared.
 */
export class RecordedTools {
  readonly #told = new Map<string, Result[]>()
  readonly #known = new Map<string, Result>()

  constructor({ runs }: Recording) {
    for (const { name, given, result } of runs.flatMap(({ messages }) => toldPairs(messages ?? []))) {
      const key = keyOf(result.call_id, name, given)
      this.#told.set(key, [...(this.#told.get(key) ?? []), result])
      this.#known.set(keyOf(name, given), result)
    }
    for (const { name, given, result } of runs.flatMap(({ model_calls }) => model_calls.flatMap(shownPairs)))
      this.#known.set(keyOf(name, given), result)
  }

  tool({ name, description }: FunctionTool | HttpTool): SimpleTool {
    return {
      kind: 'simple',
      schema: { name, description, parameters: { type: 'object', properties: {} } },
      run: async (arguments_, { callId, name: called }) => {
        const given = JSON.stringify(arguments_)
        const told = this.#told.get(keyOf(callId, called, given))?.shift()
        const answer = told ?? this.#known.get(keyOf(called, given))
        if (!answer) throw new Error(`The recording holds no result of ${called} for the call ${callId}.`)
        if (answer.is_error) throw new Error(answer.content)
        return answer.content
      },
    }
  }
}

type Pair = { readonly name: string; readonly given: string; readonly result: Result }

/** Calls and results as agents told them. */
function toldPairs(messages: readonly RecordedMessage[]): readonly Pair[] {
  const asked = new Map<unknown, unknown>()
  return messages.flatMap(({ type, source, content }) => {
    if (type === 'ToolCallRequestEvent') asked.set(source, content)
    return type === 'ToolCallExecutionEvent' ? pairsOf(asked.get(source), content) : []
  })
}

/** Calls and results as a model was shown them. */
function shownPairs({ messages }: RecordedCall): readonly Pair[] {
  return messages.flatMap(({ type, content }, at) =>
    type === 'FunctionExecutionResultMessage' ? pairsOf(messages[at - 1]?.content, content) : [],
  )
}

function pairsOf(calls: unknown, content: unknown): readonly Pair[] {
  const asked = z.array(call).safeParse(calls).data ?? []
  const answered = z.array(result).safeParse(content).data ?? []
  return answered.flatMap((result) => {
    const found = asked.find(({ id, name }) => id === result.call_id && name === result.name)
    const read = found && readArguments(found.arguments)
    return read && 'given' in read ? [{ name: result.name, given: JSON.stringify(read.given), result }] : []
  })
}

const keyOf = (...parts: readonly string[]) => JSON.stringify(parts)
