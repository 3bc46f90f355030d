import { connect, type Socket } from 'node:net'

export interface Load {
  readonly port: number
  /** A whole HTTP request, sent again and again. */
  readonly request: Buffer
  /** Each sends its next request when it has the answer to the last. */
  readonly connections: number
  readonly seconds: number
}

export interface Measured {
  readonly answers: number
  readonly perSecond: number
  /** Milliseconds. */
  readonly p50: number
  readonly p99: number
  /** Of the last answer. */
  readonly bytes: number
}

/**
 * Loads a server over raw sockets: an HTTP client would cost more than what it measures.
 *
 * @throws Error if an answer is a refusal
 */
export async function load({ port, request, connections, seconds }: Load): Promise<Measured> {
  const times: number[] = []
  let bytes = 0
  const begun = performance.now()
  const end = begun + seconds * 1000

  const run = async () => {
    const socket = await open(port)
    const read = reader(socket)
    while (performance.now() < end) {
      const sent = performance.now()
      socket.write(request)
      const answer = await read()
      times.push(performance.now() - sent)
      bytes = answer.length
      if (answer.includes('"Error":')) throw new Error(answer.toString())
    }
    socket.destroy()
  }
  await Promise.all(Array.from({ length: connections }, run))

  const elapsed = (performance.now() - begun) / 1000
  times.sort((a, b) => a - b)
  const quantile = (share: number) => times[Math.floor(times.length * share)] ?? 0
  return {
    answers: times.length,
    perSecond: times.length / elapsed,
    p50: quantile(0.5),
    p99: quantile(0.99),
    bytes,
  }
}

function open(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true }, () => resolve(socket))
    socket.once('error', reject)
  })
}

/** Reads one answer after the other; they have a Content-Length. */
function reader(socket: Socket): () => Promise<Buffer> {
  let received: Buffer = Buffer.alloc(0)
  let deliver: (answer: Buffer) => void = () => {}
  socket.on('data', (chunk) => {
    received = received.length === 0 ? chunk : Buffer.concat([received, chunk])
    const headEnd = received.indexOf('\r\n\r\n')
    if (headEnd < 0) return
    const [, length = '0'] = /content-length: (\d+)/i.exec(received.toString('latin1', 0, headEnd)) ?? []
    if (received.length < headEnd + 4 + Number(length)) return
    const answer = received
    received = Buffer.alloc(0)
    deliver(answer)
  })
  return () =>
    new Promise((resolve) => {
      deliver = resolve
    })
}
