import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A WeCom group as its robot sees it. */
export interface Robot {
  readonly address: string
  /** What was said, oldest first. */
  readonly said: readonly string[]
  stop(): Promise<void>
}

export async function startRobot(): Promise<Robot> {
  const said: string[] = []
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    const { markdown }: { readonly markdown?: { readonly content: string } } = JSON.parse(body)
    said.push(markdown?.content ?? body)
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ errcode: 0, errmsg: 'ok' }))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return {
    address: `http://127.0.0.1:${port}/cgi-bin/webhook/send?key=test`,
    said,
    stop: () => new Promise((done) => server.close(() => done())),
  }
}
