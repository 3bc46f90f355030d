import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Somebody else's program that takes JSON. */
export interface Hook {
  readonly address: string
  readonly calls: readonly Call[]
  /** The statuses that the next calls are answered with, each once. */
  fail(...statuses: number[]): void
  stop(): Promise<void>
}

export interface Call {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: string
}

export async function openHook(): Promise<Hook> {
  const calls: Call[] = []
  const failures: number[] = []
  const server = createServer(async (request, response) => {
    const pieces: Buffer[] = []
    for await (const piece of request) pieces.push(piece)
    calls.push({ headers: request.headers, body: Buffer.concat(pieces).toString() })
    response.statusCode = failures.shift() ?? 204
    response.end()
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  return {
    address: `http://127.0.0.1:${port}/hook`,
    calls,
    fail: (...statuses) => failures.push(...statuses),
    async stop() {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}
