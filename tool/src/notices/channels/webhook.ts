import { createHmac } from 'node:crypto'
import type { Message } from '../message.ts'
import type { WebhookReceiver } from '../receiver.ts'
import { renderDocument } from '../render/document.ts'
import { type Channel, soon } from './channel.ts'
import { postJson } from './post-json.ts'

/**
 * Any address that takes JSON, signed as Standard Webhooks has it (https://www.standardwebhooks.com), so that
 * receivers can check it with a library: the same id however often it is tried, and the time of the try.
 */
export const webhook: Channel<WebhookReceiver> = {
  async send(receiver, message, attempt) {
    const body = JSON.stringify(renderDocument(message, receiver.language))
    const headers = headersFor(receiver, message, body, attempt.now)
    const { status, body: answer, retryAfter } = await postJson(receiver.address, body, headers, attempt)
    const answered = `HTTP ${status} ${answer.replace(/\s+/g, ' ').slice(0, 100)}`.trimEnd()
    if (status >= 200 && status < 300) return { ok: true, answered }
    return { ok: false, answered, ...(passes(status) ? { againAfter: retryAfter ?? soon } : {}) }
  },
}

/** Whether the other side may well take the same again later. */
function passes(status: number): boolean {
  return status >= 500 || status === 408 || status === 425 || status === 429
}

function headersFor({ key }: WebhookReceiver, { id }: Message, body: string, now: Date) {
  const timestamp = String(Math.floor(now.getTime() / 1000))
  const signature = key === undefined ? {} : { 'webhook-signature': sign(key, id, timestamp, body) }
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, ...signature }
}

export function sign(key: string, id: string, timestamp: string, body: string): string {
  const hmac = createHmac('sha256', bytesOf(key)).update(`${id}.${timestamp}.${body}`)
  return `v1,${hmac.digest('base64')}`
}

/** `whsec_` and base64, as the libraries make them; any other word stands for its own bytes. */
function bytesOf(key: string): Buffer {
  const prefix = 'whsec_'
  return key.startsWith(prefix) ? Buffer.from(key.slice(prefix.length), 'base64') : Buffer.from(key)
}
