import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { connect as connectPlain, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { askForTls, startupMessage } from '../../../hosts/postgres-greeting.ts'
import type { PostgresPlace } from '../order.ts'
import { inTime, longestSilence, type Probe, wellOrNot, wordsOf } from './probe.ts'

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
    return place === undefined ? [] : [wellOrNot('postgres', '', await complaintOf(place))]
  },
}

/** Undefined where it takes sessions. @param patience milliseconds */
export async function complaintOf(
  place: PostgresPlace,
  patience = longestSilence,
): Promise<string | undefined> {
  const socket = connectPlain(place.port, place.host)
  // Whoever waits is told; that it breaks while nobody does is no news.
  socket.on('error', () => {})
  const ended = once(socket, 'close').then(() => {
    throw new Error('the connection was closed')
  })
  ended.catch(() => {})
  try {
    return complaintIn(await inTime(Promise.race([converse(socket, place), ended]), patience))
  } catch (error) {
    return wordsOf(error)
  } finally {
    socket.destroy()
  }
}

/** @returns the first answer to who we are */
async function converse(socket: Socket, place: PostgresPlace): Promise<Buffer> {
  await once(socket, 'connect')
  await askForTls(socket)
  const secured = connectTls({ socket, host: place.host, ca: readFileSync(place.authority) })
  secured.on('error', () => {})
  await once(secured, 'secureConnect')
  secured.write(startupMessage(place))
  const [first]: Buffer[] = await once(secured, 'data')
  return first ?? Buffer.alloc(0)
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
