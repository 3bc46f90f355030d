import { readFileSync } from 'node:fs'
import { connect, type TLSSocket } from 'node:tls'
import { Replies, type Reply } from './replies.ts'

/** How to reach a Redis server, encrypted and verified. */
export interface RedisServer {
  readonly host: string
  readonly port: number
  readonly password: string
  /** File with the authority of its certificate, PEM. */
  readonly authority: string
  /** It is one of several that share the keys, and tells of the others. */
  readonly direct?: boolean
}

export interface RedisConnection {
  /** Sends commands all at once; their replies come in the same order. @throws Error of the first that is refused */
  send(...commands: readonly Command[]): Promise<Reply[]>
  end(): void
}

export type Command = readonly (string | Buffer)[]

/** Milliseconds of silence after which the connection counts as dead. */
const patience = 60_000

export async function connectRedis(server: RedisServer): Promise<RedisConnection> {
  const socket = connect({
    host: server.host,
    port: server.port,
    ca: readFileSync(server.authority),
    timeout: patience,
  })
  await new Promise<void>((resolve, reject) => socket.once('secureConnect', resolve).once('error', reject))
  const connection = speakOver(socket)
  await connection.send(['AUTH', server.password])
  return connection
}

function speakOver(socket: TLSSocket): RedisConnection {
  const replies = new Replies()
  socket.on('data', (piece) => replies.take(piece))
  socket.on('error', (error) => replies.fail(error))
  socket.on('timeout', () => socket.destroy(new Error(`Redis was silent for ${patience / 1000} s`)))
  socket.on('close', () => replies.fail(new Error('Redis closed the connection')))
  return {
    send(...commands) {
      socket.write(Buffer.concat(commands.map(encoded)))
      return Promise.all(commands.map(() => replies.next()))
    },
    end: () => socket.destroy(),
  }
}

/** https://redis.io/docs/latest/develop/reference/protocol-spec/ */
function encoded(words: Command): Buffer {
  const pieces = words.flatMap((word) => {
    const bytes = Buffer.from(word)
    return [Buffer.from(`$${bytes.length}\r\n`), bytes, Buffer.from('\r\n')]
  })
  return Buffer.concat([Buffer.from(`*${words.length}\r\n`), ...pieces])
}
