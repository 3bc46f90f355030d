import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { connect as connectPlain, type Socket } from 'node:net'
import { connect, type TLSSocket } from 'node:tls'
import type { PostgresPlace } from '../order.ts'
import { type Probe, wellOrNot, wordsOf } from './probe.ts'

/** Milliseconds that a server may be silent. */
const patience = 5_000

/**
 * Whether PostgreSQL takes sessions: it is spoken to until it asks for a password. So no password is needed here, and one
 * that has too many sessions or is still starting says so.
 * https://www.postgresql.org/docs/current/protocol-flow.html
 */
export const postgres: Probe = {
  id: 'postgres',
  rules: ['postgres'],
  async look({ order }) {
    const { postgres: place } = order
    if (place === undefined) return []
    let socket: TLSSocket | undefined
    try {
      socket = await encrypted(place)
      socket.write(startupMessage(place))
      const [answer]: Buffer[] = await once(socket, 'data')
      return [wellOrNot('postgres', '', complaintIn(answer ?? Buffer.alloc(0)))]
    } catch (error) {
      return [wellOrNot('postgres', '', wordsOf(error))]
    } finally {
      socket?.destroy()
    }
  },
}

/** The code that asks for TLS in the place of a version. */
const sslRequest = 80_877_103

async function encrypted(place: PostgresPlace): Promise<TLSSocket> {
  const plain: Socket = connectPlain(place.port, place.host)
  plain.setTimeout(patience, () => plain.destroy(new Error(`no answer within ${patience / 1000} s`)))
  try {
    await once(plain, 'connect')
    plain.write(numbers(8, sslRequest))
    const [answer]: Buffer[] = await once(plain, 'data')
    if (answer?.toString() !== 'S') throw new Error('the server does not encrypt')
    const socket = connect({ socket: plain, host: place.host, ca: readFileSync(place.authority) })
    await once(socket, 'secureConnect')
    return socket
  } catch (error) {
    plain.destroy()
    throw error
  }
}

function startupMessage({ user, database }: PostgresPlace): Buffer {
  const words = Buffer.from(`user\0${user}\0database\0${database}\0\0`)
  return Buffer.concat([numbers(8 + words.length, 3 << 16), words])
}

function numbers(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length)
  for (const [index, value] of values.entries()) bytes.writeInt32BE(value, 4 * index)
  return bytes
}

/** `R` asks for a password; `E` says what is wrong, in fields that begin with a letter. */
function complaintIn(answer: Buffer): string | undefined {
  if (answer.toString('latin1', 0, 1) === 'R') return undefined
  const message = answer
    .subarray(5)
    .toString()
    .split('\0')
    .find((field) => field.startsWith('M'))
  return message?.slice(1) ?? 'it answered what is no PostgreSQL'
}
