import type { ChatCompletion, ChatCompletionChunk } from 'openai/resources/chat/completions'
import type { CompletionUsage } from 'openai/resources/completions'
import type { ToolCall } from '../messages.ts'
import type { ModelAnswer } from './model-client.ts'
import { ModelError } from './model-error.ts'

/** Characters of an answer; more is no answer but an accident, and would be sent to every agent of a team. */
export const LONGEST_ANSWER = 1_000_000

/** `reasoning_content` is DeepSeek's and older vLLM's name of it, `reasoning` that of newer vLLM. */
interface Reasoned {
  reasoning_content?: string | null
  reasoning?: string | null
}
type DeepSeekUsage = CompletionUsage & { prompt_cache_hit_tokens?: number }

/** An answer under way: pieces of text, of reasoning and of calls, put together in the order of their arrival. */
export class AnswerBuilder {
  #text = ''
  #reasoning = ''
  #length = 0
  #finish: string | null | undefined
  #usage: CompletionUsage | null | undefined
  #model: string | undefined
  readonly #calls: { id: string; name: string; arguments: string }[] = []

  /** Returns the text that came with it. */
  add(chunk: ChatCompletionChunk): string {
    this.#model ??= chunk.model
    this.#usage = chunk.usage ?? this.#usage
    const [choice] = chunk.choices ?? []
    if (!choice) return ''
    this.#finish = choice.finish_reason ?? this.#finish
    const delta: ChatCompletionChunk.Choice.Delta & Reasoned = choice.delta ?? {}
    for (const call of delta.tool_calls ?? []) this.#addCall(call)
    this.#reasoning += this.#counted(delta.reasoning_content ?? delta.reasoning ?? '')
    const text = this.#counted(delta.content ?? '')
    this.#text += text
    return text
  }

  get tooLong(): boolean {
    return this.#length > LONGEST_ANSWER
  }

  /** Fails if the stream ended before the answer did. */
  answer(family: string): ModelAnswer {
    if (!this.#finish && !this.tooLong)
      throw new ModelError('unavailable', 'The answer of the model broke off before its end')
    return answerFrom(
      {
        text: this.#text,
        reasoning: this.#reasoning,
        calls: this.#calls,
        finish: this.tooLong ? 'length' : this.#finish,
        usage: this.#usage,
        model: this.#model,
      },
      family,
    )
  }

  #addCall({ index, id, function: called }: ChatCompletionChunk.Choice.Delta.ToolCall): void {
    const call = this.#calls[index] ?? { id: '', name: '', arguments: '' }
    this.#calls[index] = call
    if (id) call.id = id
    if (called?.name) call.name += called.name
    call.arguments += this.#counted(called?.arguments ?? '')
  }

  #counted(text: string): string {
    this.#length += text.length
    return text
  }
}

/** An answer that came in one piece. */
export function wholeAnswer(completion: ChatCompletion, family: string): ModelAnswer {
  const [choice] = completion.choices ?? []
  if (!choice?.message) throw new ModelError('unreadable', 'The answer of the model has no message')
  const message: ChatCompletion.Choice['message'] & Reasoned = choice.message
  const calls = (message.tool_calls ?? []).flatMap((call) =>
    call.type === 'custom'
      ? []
      : [{ id: call.id, name: call.function.name, arguments: call.function.arguments ?? '' }],
  )
  return answerFrom(
    {
      text: message.content ?? message.refusal ?? '',
      reasoning: message.reasoning_content ?? message.reasoning ?? '',
      calls,
      finish: choice.finish_reason,
      usage: completion.usage,
      model: completion.model,
    },
    family,
  )
}

interface Parts {
  text: string
  reasoning: string
  calls: readonly ToolCall[]
  finish: string | null | undefined
  usage: DeepSeekUsage | null | undefined
  model: string | undefined
}

function answerFrom(parts: Parts, family: string): ModelAnswer {
  const calls = parts.calls.filter((call) => call !== undefined).map(acceptable)
  const { thought: inText, text } =
    family === 'r1' ? withoutThought(parts.text) : { text: parts.text, thought: '' }
  const reasoning = parts.reasoning || undefined
  const tooLong = text.length > LONGEST_ANSWER
  // Beside calls, the text is what the model thinks aloud; beside text, its reasoning is.
  const thought = calls.length > 0 ? parts.text : (reasoning ?? inText)
  return {
    content: calls.length > 0 ? calls : text.slice(0, LONGEST_ANSWER),
    finishReason: tooLong ? 'length' : finishOf(parts.finish, calls.length > 0),
    usage: usageOf(parts.usage),
    ...(thought && { thought: thought.slice(0, LONGEST_ANSWER) }),
    ...(reasoning && { reasoning }),
    ...(parts.model && { model: parts.model }),
  }
}

/** Arguments stay as they are, JSON or not: the agent tells the model what is wrong with them. */
const acceptable = (call: ToolCall, at: number): ToolCall => ({
  id: call.id || `call_${at}`,
  name: call.name.replaceAll(/[^A-Za-z0-9_-]/g, '_').slice(0, 64),
  arguments: call.arguments.slice(0, LONGEST_ANSWER),
})

function finishOf(reason: string | null | undefined, called: boolean): ModelAnswer['finishReason'] {
  if (called || reason === 'tool_calls' || reason === 'function_call') return 'function_calls'
  if (reason === 'stop' || reason === 'length' || reason === 'content_filter') return reason
  return 'unknown'
}

function usageOf(usage: DeepSeekUsage | null | undefined): ModelAnswer['usage'] {
  const cached = usage?.prompt_cache_hit_tokens ?? usage?.prompt_tokens_details?.cached_tokens
  const reasoned = usage?.completion_tokens_details?.reasoning_tokens
  return {
    promptTokens: usage?.prompt_tokens ?? 0,
    completionTokens: usage?.completion_tokens ?? 0,
    ...(cached !== undefined && { cachedTokens: cached }),
    ...(reasoned !== undefined && { reasoningTokens: reasoned }),
  }
}

/** Models of the R1 family that are served without a reasoning parser think in their text. */
function withoutThought(text: string): { text: string; thought: string } {
  const found = /^\s*<think>([\s\S]*?)<\/think>\s*/.exec(text)
  if (!found) return { text, thought: '' }
  return { text: text.slice(found[0].length), thought: (found[1] ?? '').trim() }
}
