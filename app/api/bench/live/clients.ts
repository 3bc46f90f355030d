import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import pLimit from 'p-limit'
import { pino } from 'pino'
import { connectDatabase } from '../../src/database/connect.ts'
import { TicketOffice } from '../../src/live/tickets.ts'
import { databaseUrl } from '../../src/settings-types.ts'

/**
 * Many clients in one process, which speak just enough of the protocol to listen: what is measured is the server.
 * Tells when all of them have heard of an event.
 */
const [object, url = '', databaseAddress, count = '0'] = process.argv.slice(2)
const clients = Number(count)
const { port } = new URL(url)
const CONNECTING = 50

const database = connectDatabase(databaseUrl.parse(databaseAddress), pino({ level: 'silent' }))
const office = new TicketOffice(database)
const person = { id: 'bench', name: 'bench', role: 'viewer' as const }
const wish = frame(JSON.stringify({ type: 'subscribe', topic: `plan:${object}`, after: 0 }))
let heard = 0

const atOnce = pLimit(CONNECTING)
await Promise.all(Array.from({ length: clients }, () => atOnce(join)))
await database.destroy()
heard = 0
process.send?.('joined')

async function join(): Promise<void> {
  const { ticket } = await office.issue({ person, sessionId: null })
  const socket = connect(Number(port), '127.0.0.1')
  socket.setNoDelay()
  await once(socket, 'connect')
  socket.write(upgrade(ticket))
  await hear(socket, 'HTTP/1.1 101')
  socket.write(wish)
  await hear(socket, 'subscribed')
  socket.on('data', count1)
}

function count1(): void {
  heard++
  if (heard < clients) return
  heard = 0
  process.send?.(String(process.hrtime.bigint()))
}

async function hear(socket: Socket, text: string): Promise<void> {
  for (;;) {
    const [data] = await once(socket, 'data')
    if (String(data).includes(text)) return
  }
}

function upgrade(ticket: string): string {
  const key = randomBytes(16).toString('base64')
  return `GET /ws/ HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\nconnection: upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\nsec-websocket-key: ${key}\r\nsec-websocket-protocol: safe-live, ticket.${ticket}\r\n\r\n`
}

/** A short text, masked with zeros. */
function frame(text: string): Buffer {
  const data = Buffer.from(text)
  return Buffer.concat([Buffer.from([0x81, 0x80 | data.length, 0, 0, 0, 0]), data])
}
