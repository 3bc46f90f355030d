import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { chunksOf, type Reply, replyOf, wholeCompletion } from './reply.ts'
import { type Prompter, type ScriptLine, ScriptPrompter, type WrittenScript } from './script.ts'

const request = z.looseObject({
  model: z.string(),
  messages: z
    .array(
      z.looseObject({
        role: z.string(),
        content: z.unknown().optional(),
        tool_calls: z
          .array(z.looseObject({ function: z.looseObject({ name: z.string(), arguments: z.string() }) }))
          .optional(),
      }),
    )
    .min(1),
  tools: z.array(z.looseObject({ function: z.looseObject({ name: z.string() }) })).optional(),
  response_format: z
    .looseObject({
      type: z.string(),
      json_schema: z.looseObject({ schema: z.unknown() }).optional(),
    })
    .optional(),
  stream: z.boolean().optional(),
})
export type ScriptedRequest = z.infer<typeof request>

/** What it says it is. It answers to every name, but never by it: nobody is to pay for what a script said. */
const MODEL = 'scripted'

/**
 * A model that says what its script says, over OpenAI's protocol: answers whole and in pieces, tool calls, usage,
 * errors, delays, broken connections. It understands nothing, and counts tokens by length.
 */
export class ScriptedModel {
  /** What it was asked, in order. */
  readonly requests: ScriptedRequest[] = []
  readonly #prompter: Prompter
  readonly #server: Server
  readonly #closing = new AbortController()

  constructor(script: WrittenScript | Prompter) {
    this.#prompter = 'next' in script ? script : new ScriptPrompter(script)
    this.#server = createServer((incoming, response) => {
      this.#serve(incoming, response).catch(() => response.destroy())
    })
  }

  /** Returns the base URL for clients. */
  async listen(port = 0, host = '127.0.0.1'): Promise<string> {
    this.#server.listen(port, host)
    await once(this.#server, 'listening')
    const { port: bound } = this.#server.address() as AddressInfo
    return `http://${host}:${bound}/v1`
  }

  async close(): Promise<void> {
    this.#closing.abort()
    this.#server.close()
    this.#server.closeAllConnections()
    await once(this.#server, 'close')
  }

  async #serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(incoming.url ?? '/', 'http://model').pathname
    if (incoming.method === 'GET' && path === '/v1/models') return sendJson(response, 200, modelList)
    if (incoming.method === 'GET' && path === '/health') return sendJson(response, 200, { status: 'ok' })
    // Azure has the deployment in the path.
    if (incoming.method !== 'POST' || !path.endsWith('/chat/completions'))
      return sendError(response, 404, { message: `There is nothing at ${path}` })
    const { data: asked, error } = request.safeParse(parsed(await text(incoming)))
    if (!asked) return sendError(response, 400, { message: z.prettifyError(error) })
    this.requests.push(asked)
    const line = this.#prompter.next(asked)
    if (!line) return sendError(response, 400, { message: 'No line of the script fits this request' })
    await this.#play(line, asked, response)
  }

  async #play(line: ScriptLine, asked: ScriptedRequest, response: ServerResponse): Promise<void> {
    // A client that has gone is not waited for.
    const gone = new AbortController()
    response.on('close', () => gone.abort())
    const signal = AbortSignal.any([gone.signal, this.#closing.signal])
    const wait = async (ms: number) => {
      if (ms > 0) await pause(ms, undefined, { signal })
    }
    await wait(line.delayMs)
    if (line.hang) return
    if (line.status !== undefined) return sendFailure(line, line.status, response)
    if (line.raw !== undefined) return void response.end(line.raw)

    const number = this.requests.length
    const reply = replyOf(line, asked, number)
    const head = { id: `scripted-${number}`, created: 0, model: MODEL }
    if (asked.stream) return playInPieces(reply, head, line, response, wait)
    const whole = JSON.stringify(wholeCompletion(reply, head))
    if (line.breakAfter === undefined) return sendJson(response, 200, whole)
    response.writeHead(200, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(whole),
    })
    response.write(whole.slice(0, whole.length / 2), () => response.destroy())
  }
}

async function playInPieces(
  reply: Reply,
  head: Record<string, unknown>,
  line: ScriptLine,
  response: ServerResponse,
  wait: (ms: number) => Promise<void>,
): Promise<void> {
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  let sent = 0
  for (const chunk of chunksOf(reply, head, line.pieceCharacters)) {
    if (line.breakAfter !== undefined && sent > line.breakAfter) return void response.destroy()
    await wait(sent > 0 ? line.pieceDelayMs : 0)
    if (!response.write(`data: ${JSON.stringify(chunk)}\n\n`)) await once(response, 'drain')
    sent++
  }
  response.end('data: [DONE]\n\n')
}

function sendFailure(line: ScriptLine, status: number, response: ServerResponse): void {
  if (line.retryAfterSeconds !== undefined) response.setHeader('retry-after', line.retryAfterSeconds)
  sendError(response, status, { message: line.say ?? 'as the script says', code: line.code ?? null })
}

const modelList = { object: 'list', data: [{ id: MODEL, object: 'model', created: 0, owned_by: 'script' }] }

const sendError = (response: ServerResponse, status: number, error: Record<string, unknown>) =>
  sendJson(response, status, { error })

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(typeof body === 'string' ? body : JSON.stringify(body))
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}
