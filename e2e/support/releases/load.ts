import { Agent, request } from 'node:http'
import { setTimeout } from 'node:timers/promises'

export interface Load {
  /** Ends it with the requests under way. */
  stop(): Promise<LoadReport>
}

export interface LoadReport {
  readonly requests: number
  /** Each request that got no answer, or one that says that the server failed. */
  readonly failures: readonly string[]
}

/** Milliseconds between an answer and the next request: the deploy needs some of the machine, too. */
const thought = 10

/** What people do: half of them read, half of them write, each on a connection that is kept. */
export function startLoad(addresses: readonly string[], clientsEach = 4): Load {
  const agent = new Agent({ keepAlive: true })
  const failures: string[] = []
  let requests = 0
  let isOver = false

  async function client(address: string, method: 'GET' | 'POST'): Promise<void> {
    while (!isOver) {
      const problem = await ask(agent, address, method)
      requests += 1
      if (problem !== undefined) failures.push(`${method} ${address}: ${problem}`)
      await setTimeout(thought)
    }
  }

  const clients = addresses.flatMap((address) =>
    Array.from({ length: clientsEach }, (_, index) => client(address, index % 2 === 0 ? 'GET' : 'POST')),
  )
  return {
    async stop() {
      isOver = true
      await Promise.all(clients)
      agent.destroy()
      return { requests, failures }
    },
  }
}

/**
 * One request that the app itself answers. The POST is refused by the app, which is an answer; none of them is sent
 * twice, as a browser would not send a POST twice.
 */
function ask(agent: Agent, host: string, method: 'GET' | 'POST'): Promise<string | undefined> {
  const { path, body } =
    method === 'GET' ? { path: '/api/version', body: '' } : { path: '/api/reports', body: '{}' }
  const headers = { 'content-type': 'application/json', 'content-length': String(body.length) }
  return new Promise((resolve) => {
    const sent = request(
      { agent, host, method, path, timeout: 20_000, ...(body && { headers }) },
      (answer) => {
        answer.resume()
        const { statusCode = 0 } = answer
        const isServed = method === 'GET' ? statusCode === 200 : statusCode < 500
        answer.on('end', () => resolve(isServed ? undefined : `status ${statusCode}`))
        answer.on('error', (error) => resolve(error.message))
      },
    )
    sent.on('timeout', () => sent.destroy(new Error('no answer within 20 s')))
    sent.on('error', (error) => resolve(error.message))
    sent.end(body)
  })
}
