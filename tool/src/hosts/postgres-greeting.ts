import type { Socket } from 'node:net'

/** In the place of a version: asks for TLS. https://www.postgresql.org/docs/15/protocol-message-formats.html, SSLRequest */
const sslRequest = 80_877_103

/** 3.0, of the StartupMessage. */
const protocolVersion = 3 << 16

/** PostgreSQL speaks in clear until it is asked for TLS: afterwards TLS may begin on the socket. */
export async function askForTls(socket: Socket): Promise<void> {
  const answer = new Promise<Buffer>((done, failed) => {
    socket.once('data', done).once('error', failed)
    socket.once('close', () => failed(new Error('PostgreSQL hung up')))
  })
  socket.write(numbers(8, sslRequest))
  if ((await answer).toString() !== 'S') throw new Error('PostgreSQL offers no TLS')
}

/** What a client begins with: who it is, and what it wants to talk to. */
export function startupMessage({
  user,
  database,
}: {
  readonly user: string
  readonly database: string
}): Buffer {
  const words = Buffer.from(`user\0${user}\0database\0${database}\0\0`)
  return Buffer.concat([numbers(8 + words.length, protocolVersion), words])
}

function numbers(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length)
  for (const [index, value] of values.entries()) bytes.writeInt32BE(value, 4 * index)
  return bytes
}
