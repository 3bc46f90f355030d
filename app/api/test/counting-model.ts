import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { z } from 'zod'

const body = z.looseObject({
  model: z.string(),
  messages: z.array(z.looseObject({ role: z.string(), content: z.unknown() })).min(1),
})

/** One call of the model. */
export interface ModelCall {
  /** The same for the same question. */
  readonly key: string
  /** From 1, over all calls. */
  readonly number: number
  /** What the model was last told. */
  readonly about: string
  /** Resolves when the caller hangs up before it was answered. */
  readonly brokenOff: Promise<void>
}

/** A model that answers whatever it is asked, the same to the same, and keeps count of what it answered. */
export class CountingModel {
  /** Every call, in order. */
  readonly calls: ModelCall[] = []
  /** How often each question was answered to the end. */
  readonly answered = new Map<string, number>()
  /** Done before a call is answered; what it waits for, the caller waits for. */
  beforeAnswer: (call: ModelCall) => Promise<void> | void = () => {}
  /** What each answer goes on with, where its length matters. */
  saying = ''
  readonly #server = createServer((request, response) => {
    json(request).then(
      (given) => this.#serve(body.parse(given), response),
      () => response.destroy(),
    )
  })

  async listen(): Promise<string> {
    this.#server.listen(0, '127.0.0.1')
    await once(this.#server, 'listening')
    const { port } = this.#server.address() as AddressInfo
    return `http://127.0.0.1:${port}/v1`
  }

  /** Questions that were answered more than once. */
  get answeredTwice(): readonly string[] {
    return [...this.answered].filter(([, times]) => times > 1).map(([key]) => key)
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections()
    this.#server.close()
  }

  async #serve({ model, messages }: z.infer<typeof body>, response: ServerResponse): Promise<void> {
    const key = createHash('sha256').update(JSON.stringify(messages)).digest('hex').slice(0, 12)
    const closed = once(response, 'close').then(() => {})
    const call = {
      key,
      number: this.calls.length + 1,
      about: String(messages.at(-1)?.content),
      brokenOff: closed,
    }
    this.calls.push(call)
    await this.beforeAnswer(call)
    if (response.destroyed) return
    response.setHeader('content-type', 'application/json')
    response.end(
      JSON.stringify({
        ...{ id: `call-${key}`, object: 'chat.completion', created: 0, model },
        choices: [
          {
            index: 0,
            message: { role: 'assistant', content: `said ${key}${this.saying}` },
            finish_reason: 'stop',
          },
        ],
        usage: { prompt_tokens: 10, completion_tokens: 2, total_tokens: 12 },
      }),
    )
    response.on('finish', () => this.answered.set(key, (this.answered.get(key) ?? 0) + 1))
  }
}
