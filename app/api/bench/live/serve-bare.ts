import { WebSocketServer } from 'ws'

/** The ceiling: ws by itself, sending the same bytes to everybody. */
const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false })
server.on('connection', (socket) => socket.on('message', () => socket.send('subscribed')))
const payload = { task: 'evacuate', status: 'completed', summary: 'x'.repeat(120) }
const at = '2026-11-22T12:00:00.000Z'
const event = { type: 'event', topic: 'plan:bench', seq: 1, at, kind: 'test', payload }
process.on('message', (wish) => {
  if (wish === 'memory') return process.send?.(process.memoryUsage.rss())
  const now = process.hrtime.bigint()
  const data = Buffer.from(JSON.stringify(event))
  for (const socket of server.clients) socket.send(data, { binary: false })
  return process.send?.(String(now))
})
server.on('listening', () => {
  const address = server.address()
  if (address && typeof address !== 'string') process.send?.(`http://127.0.0.1:${address.port}`)
})
