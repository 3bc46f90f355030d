import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** The comments of one change request, kept as GitHub, GitLab and CNB keep them. */
export interface CommentHost {
  readonly url: string
  /** Their text, by id. */
  readonly comments: ReadonlyMap<string, string>
  /** `POST /repos/team/app/issues/7/comments Bearer token` */
  readonly asked: readonly string[]
  stop(): Promise<void>
}

/** @param refuses whether it lets nobody write */
export async function startCommentHost({ refuses = false } = {}): Promise<CommentHost> {
  const comments = new Map<string, string>()
  const asked: string[] = []
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://host')
    const { authorization, 'private-token': privateToken } = request.headers
    asked.push(`${request.method} ${pathname} ${authorization ?? privateToken}`)
    let text = ''
    for await (const chunk of request) text += chunk
    if (refuses) {
      response.statusCode = 403
      return response.end('{"message":"Resource not accessible by integration"}')
    }
    if (request.method === 'GET')
      return response.end(JSON.stringify([...comments].map(([id, body]) => ({ id: Number(id), body }))))
    const { body }: { readonly body: string } = JSON.parse(text)
    const id = request.method === 'POST' ? String(comments.size + 1) : (pathname.split('/').at(-1) ?? '')
    comments.set(id, body)
    return response.end(JSON.stringify({ id: Number(id), body }))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    comments,
    asked,
    stop: () => new Promise((done) => server.close(() => done())),
  }
}
