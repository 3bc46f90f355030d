import { z } from 'zod'
import type { FunctionTool, HttpTool } from '../components/model.ts'
import type { SimpleTool } from '../tools/tool.ts'
import type { Recording } from './recording.ts'

const result = z.object({
  call_id: z.string(),
  name: z.string(),
  content: z.string(),
  is_error: z.boolean().nullish(),
})
type Result = z.infer<typeof result>
const results = z.array(result)

/**
 * Python tools as the recording knows them: each call gets the answer it got then, in the order of the calls. Models
 * are played back the same way; both were the world outside of what is compared.
 */
export class RecordedTools {
  readonly #answers = new Map<string, Result[]>()

  constructor(recording: Recording) {
    const told = recording.runs
      .flatMap(({ messages }) => messages ?? [])
      .flatMap(resultsIn('ToolCallExecutionEvent'))
    for (const each of told) this.#add(each)
    const known = new Set(this.#answers.keys())
    const shown = recording.runs
      .flatMap(({ model_calls }) => model_calls.flatMap(({ messages }) => messages))
      .flatMap(resultsIn('FunctionExecutionResultMessage'))
    for (const each of unique(shown)) if (!known.has(keyOf(each.call_id, each.name))) this.#add(each)
  }

  tool({ name, description }: FunctionTool | HttpTool): SimpleTool {
    return {
      kind: 'simple',
      schema: { name, description, parameters: { type: 'object', properties: {} } },
      run: async (_given, { callId, name: called }) => {
        const answer = this.#answers.get(keyOf(callId, called))?.shift()
        if (!answer)
          throw new Error(`The recording holds no further result of ${called} for the call ${callId}.`)
        if (answer.is_error) throw new Error(answer.content)
        return answer.content
      },
    }
  }

  #add(answer: Result): void {
    const key = keyOf(answer.call_id, answer.name)
    this.#answers.set(key, [...(this.#answers.get(key) ?? []), answer])
  }
}

/** The results that a message of this type holds. */
function resultsIn(type: string) {
  return (message: { readonly type: string; readonly content?: unknown }): readonly Result[] => {
    if (message.type !== type) return []
    const read = results.safeParse(message.content)
    return read.success ? read.data : []
  }
}

/** Every later call of a model shows what earlier ones were shown. */
function unique(found: readonly Result[]): readonly Result[] {
  return [...new Map(found.map((each) => [JSON.stringify(each), each])).values()]
}

function keyOf(callId: string, name: string): string {
  return `${callId} ${name}`
}
