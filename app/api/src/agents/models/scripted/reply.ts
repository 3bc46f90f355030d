import { type Asked, lastSaid, type ScriptLine } from './script.ts'

/** Everything that an answer in OpenAI's protocol is made of, whole or in pieces. */
export interface Reply {
  text: string | null
  reasoning: string | undefined
  calls: { id: string; type: 'function'; function: { name: string; arguments: string } }[]
  finish: 'stop' | 'tool_calls'
  usage: Record<string, unknown>
}

const CHARACTERS_PER_TOKEN = 3

export function replyOf(line: ScriptLine, asked: Asked, number: number): Reply {
  const said = line.say?.replaceAll('{{last}}', () => lastSaid(asked))
  const calls = (line.calls ?? []).map((call, at) => ({
    id: `call_${number}_${at}`,
    type: 'function' as const,
    function: {
      name: call.name,
      arguments: typeof call.arguments === 'string' ? call.arguments : JSON.stringify(call.arguments),
    },
  }))
  return {
    text: said ?? (calls.length > 0 ? null : ''),
    reasoning: line.reasoning,
    calls,
    finish: calls.length > 0 ? 'tool_calls' : 'stop',
    usage: usageOf(line, asked, said ?? JSON.stringify(calls)),
  }
}

function usageOf({ usage }: ScriptLine, asked: Asked, said: string): Record<string, unknown> {
  const prompt = usage?.prompt ?? tokensIn(JSON.stringify(asked.messages))
  const completion = usage?.completion ?? tokensIn(said)
  return {
    prompt_tokens: prompt,
    completion_tokens: completion,
    total_tokens: prompt + completion,
    prompt_cache_hit_tokens: usage?.cached ?? 0,
  }
}

const tokensIn = (text: string) => Math.ceil(text.length / CHARACTERS_PER_TOKEN)

export const wholeCompletion = (reply: Reply, head: Record<string, unknown>) => ({
  ...head,
  object: 'chat.completion',
  choices: [
    {
      index: 0,
      finish_reason: reply.finish,
      message: {
        role: 'assistant',
        content: reply.text,
        ...(reply.reasoning !== undefined && { reasoning_content: reply.reasoning }),
        ...(reply.calls.length > 0 && { tool_calls: reply.calls }),
      },
    },
  ],
  usage: reply.usage,
})

/** The same in pieces; arguments of calls come in two, as real servers cut them anywhere. */
export function* chunksOf(reply: Reply, head: Record<string, unknown>, pieceCharacters: number) {
  const chunk = (delta: Record<string, unknown>, finish_reason: string | null = null) => ({
    ...head,
    object: 'chat.completion.chunk',
    choices: [{ index: 0, delta, finish_reason }],
  })
  yield chunk({ role: 'assistant', content: '' })
  for (const piece of piecesOf(reply.reasoning ?? '', pieceCharacters))
    yield chunk({ reasoning_content: piece })
  for (const piece of piecesOf(reply.text ?? '', pieceCharacters)) yield chunk({ content: piece })
  for (const [index, call] of reply.calls.entries()) {
    const { name, arguments: text } = call.function
    const half = Math.ceil(text.length / 2)
    const first = { name, arguments: text.slice(0, half) }
    yield chunk({ tool_calls: [{ index, id: call.id, type: 'function', function: first }] })
    yield chunk({ tool_calls: [{ index, function: { arguments: text.slice(half) } }] })
  }
  yield chunk({}, reply.finish)
  yield { ...head, object: 'chat.completion.chunk', choices: [], usage: reply.usage }
}

function* piecesOf(text: string, characters: number): Generator<string> {
  const all = [...text]
  for (let at = 0; at < all.length; at += characters) yield all.slice(at, at + characters).join('')
}
