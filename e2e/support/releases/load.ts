import { Agent, request } from 'node:http'
import { setTimeout } from 'node:timers/promises'

export interface Load {
  /** So far. */
  readonly requests: number
  /** Ends it with the requests under way. */
  stop(): Promise<LoadReport>
}

export interface LoadReport {
  readonly requests: number
  /** Each request that got no answer, or one that says that the server failed. */
  readonly failures: readonly string[]
}

/** Milliseconds between an answer and the next request: the deploy needs most of the machine. */
const thought = 25

/** What a client asks again and again. */
export interface Question {
  readonly method: 'GET' | 'POST'
  readonly path: string
}

const readAndWrite: readonly Question[] = [
  { method: 'GET', path: '/api/version' },
  { method: 'POST', path: '/api/reports' },
]

/** What people do, each on a connection that is kept: by default half of them read and half of them write. */
export function startLoad(
  addresses: readonly string[],
  clientsEach = 4,
  questions: readonly Question[] = readAndWrite,
): Load {
  const agent = new Agent({ keepAlive: true })
  const failures: string[] = []
  let requests = 0
  let isOver = false

  async function client(address: string, question: Question): Promise<void> {
    while (!isOver) {
      const problem = await ask(agent, address, question)
      requests += 1
      if (problem !== undefined) failures.push(`${question.method} ${address}: ${problem}`)
      await setTimeout(thought)
    }
  }

  const clients = addresses.flatMap((address) =>
    Array.from({ length: clientsEach }, (_, index) => questions[index % questions.length])
      .filter((question) => question !== undefined)
      .map((question) => client(address, question)),
  )
  return {
    get requests() {
      return requests
    },
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
function ask(agent: Agent, host: string, { method, path }: Question): Promise<string | undefined> {
  const body = method === 'GET' ? '' : '{}'
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
