// The app whose releases are measured: it needs a second to start, answers at once or after 3 seconds, and says how
// far it has counted on WebSockets. It drains as an app of a release has to.
import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'

const start = 1_000
const slow = 3_000
const tick = 250
const drain = Number(process.env.DRAIN_SECONDS) * 1_000
let isEnding = false
const sockets = new Set()

const server = createServer(async (request, response) => {
  if (isEnding) response.setHeader('connection', 'close')
  request.resume()
  if (request.url === '/api/slow') await pause(slow)
  response.end('{}')
})

server.on('upgrade', (request, socket) => {
  // RFC 6455, section 4.2.2.
  const accept = createHash('sha1')
    .update(`${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
    .digest('base64')
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
  )
  let count = 0
  const counting = setInterval(() => {
    const text = Buffer.from(String(count++))
    socket.write(Buffer.concat([Buffer.from([0x81, text.length]), text]))
  }, tick)
  sockets.add(socket)
  socket.on('error', () => {})
  socket.on('close', () => {
    clearInterval(counting)
    sockets.delete(socket)
  })
  socket.resume()
})

process.on('SIGTERM', async () => {
  isEnding = true
  server.close()
  server.closeIdleConnections()
  if (sockets.size > 0) await pause(drain)
  // 1012, Service Restart.
  for (const socket of sockets) socket.end(Buffer.from([0x88, 2, 1012 >> 8, 1012 & 255]))
})

await pause(start)
server.listen(Number(process.env.PORT), process.env.HOST)
