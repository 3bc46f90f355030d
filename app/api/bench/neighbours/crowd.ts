import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import pLimit from 'p-limit'

/**
 * Clients that do a server no good, in a process of their own: most hold a connection and say nothing, some send a byte
 * of a request now and then, some begin to send a file and vanish. Whoever is cut off comes back.
 */
const [port = '', count = '0', authorization = ''] = process.argv.slice(2)
const CONNECTING = 100
const SLOW_MS = 500
const SLOW = 200
const VANISHING = 20

const atOnce = pLimit(CONNECTING)
const post = `POST /api/files?name=a.txt HTTP/1.1\r\nhost: x\r\nauthorization: ${authorization}\r\n`

await Promise.all(
  Array.from({ length: Number(count) }, (_, client) => atOnce(() => stay(behaviourOf(client)))),
)
process.send?.('there')
process.on('disconnect', () => process.exit())

type Behaviour = (socket: Socket) => Promise<void>

function behaviourOf(client: number): Behaviour {
  if (client < SLOW) return dawdle
  return client < SLOW + VANISHING ? vanish : async () => {}
}

/** Resolves once connected; goes on for as long as the process lives. */
async function stay(behave: Behaviour): Promise<void> {
  const socket = connect(Number(port), '127.0.0.1')
  socket.on('error', () => {})
  socket.once('close', () => void atOnce(() => stay(behave)))
  await Promise.race([once(socket, 'connect'), once(socket, 'close')])
  behave(socket).catch(() => {})
}

async function dawdle(socket: Socket): Promise<void> {
  for (const letter of `GET /health HTTP/1.1\r\nx-slow: ${'a'.repeat(1_000)}`) {
    if (socket.destroyed) return
    socket.write(letter)
    await pause(SLOW_MS)
  }
}

async function vanish(socket: Socket): Promise<void> {
  socket.write(`${post}content-length: 1000000\r\n\r\n${'a'.repeat(10_000)}`)
  await pause(SLOW_MS * 10 * Math.random())
  socket.destroy()
}
