// An app that tells which release answers. What a variant puts before it may set `fails`.
import { createServer } from 'node:http'

let isEnding = false
const server = createServer((request, response) => {
  if (isEnding) response.setHeader('connection', 'close')
  request.resume()
  if (globalThis.fails && request.url.startsWith('/api/')) response.statusCode = 500
  response.end(JSON.stringify({ release: process.env.RELEASE }))
})
process.on('SIGTERM', () => {
  isEnding = true
  server.close()
  server.closeIdleConnections()
})
server.listen(Number(process.env.PORT), process.env.HOST)
