import { TengyunError } from '../../errors/tengyun-error.ts'
import type { ChangeRequest, Comment } from './change-request.ts'

/** How a platform's REST interface speaks of the comments of one change request. */
export interface CommentPlace {
  /** The collection: listed with GET, added to with POST. */
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  /** One of them. */
  readonly one: (id: string) => string
  readonly replaceBy: 'PATCH' | 'PUT'
}

/** How many comments are asked for at once; the first page has the oldest, and ours comes early. */
const page = 100

/** Milliseconds. */
const patience = 30_000

export function restChangeRequest({ url, headers, one, replaceBy }: CommentPlace): ChangeRequest {
  const ask = async (method: string, address: string, body?: string): Promise<unknown> => {
    const response = await fetch(address, {
      method,
      headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify({ body }) }),
      signal: AbortSignal.timeout(patience),
    })
    const text = await response.text()
    if (response.ok) return text === '' ? undefined : JSON.parse(text)
    throw new TengyunError('ci/comment-refused', {
      where: `${method} ${address}`,
      why: `${response.status} ${text.slice(0, 500)}`,
    })
  }
  return {
    async comments() {
      const found = await ask('GET', `${url}?per_page=${page}&page_size=${page}`)
      return Array.isArray(found) ? found.map(commentIn) : []
    },
    async add(body) {
      await ask('POST', url, body)
    },
    async replace(id, body) {
      await ask(replaceBy, one(id), body)
    },
  }
}

function commentIn(found: { readonly id: unknown; readonly body?: unknown }): Comment {
  return { id: String(found.id), body: String(found.body ?? '') }
}
