import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A WeCom group with a robot, as far as senders can tell. */
export interface RobotGroup {
  readonly address: string
  /** Markdown that arrived in the group, oldest first. */
  readonly messages: readonly string[]
  /** How the next requests are answered, each once, before it answers by itself again. */
  fail(...codes: number[]): void
  /** Nobody answers any more. */
  stop(): Promise<void>
}

/** Messages a minute that the platform lets a robot send, and bytes of UTF-8 that Markdown may have. */
const mostInAMinute = 20
const longest = 4096

/** https://developer.work.weixin.qq.com/document/path/90313 */
const messages: Readonly<Record<number, string>> = {
  [-1]: 'system busy',
  0: 'ok',
  40008: 'invalid message type',
  45002: 'content size out of limit',
  45009: 'api freq out of limit',
  93000: 'invalid webhook url',
}

/** Answers as https://qyapi.weixin.qq.com/cgi-bin/webhook/send does: HTTP 200, and a code in the body. */
export async function openRobotGroup(now: () => number = Date.now): Promise<RobotGroup> {
  const key = '693a91f6-7xxx-4bc4-97a0-0ec2sifa5aaa'
  const received: string[] = []
  const times: number[] = []
  const failures: number[] = []

  const judge = (url: string, body: string): number => {
    const planned = failures.shift()
    if (planned !== undefined) return planned
    if (url !== `/cgi-bin/webhook/send?key=${key}`) return 93000
    if (times.filter((time) => now() - time < 60_000).length >= mostInAMinute) return 45009
    const { msgtype, markdown } = JSON.parse(body)
    if (msgtype !== 'markdown' || typeof markdown?.content !== 'string') return 40008
    if (Buffer.byteLength(markdown.content) > longest) return 45002
    times.push(now())
    received.push(markdown.content)
    return 0
  }

  const server = createServer(async (request, response) => {
    const pieces: Buffer[] = []
    for await (const piece of request) pieces.push(piece)
    const errcode = judge(request.url ?? '', Buffer.concat(pieces).toString())
    response.setHeader('content-type', 'application/json; charset=UTF-8')
    response.end(JSON.stringify({ errcode, errmsg: messages[errcode] ?? 'failed' }))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  return {
    address: `http://127.0.0.1:${port}/cgi-bin/webhook/send?key=${key}`,
    messages: received,
    fail: (...codes) => failures.push(...codes),
    async stop() {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}
