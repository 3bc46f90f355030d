// A small app for tests of releases: how it behaves is said by its environment.
import { createServer } from 'node:http'

const { HOST, PORT, RELEASE, MOOD = 'well' } = process.env

if (MOOD === 'ends') {
  console.error('cannot find what I need')
  process.exit(3)
}

let closing = false
const server = createServer((request, response) => {
  request.resume()
  request.on('end', async () => {
    if (closing) response.setHeader('connection', 'close')
    if (request.url === '/api/slow') await new Promise((done) => setTimeout(done, 300))
    response.statusCode = MOOD === 'sick' && request.url === '/ready' ? 503 : 200
    response.end(JSON.stringify({ release: RELEASE, url: request.url }))
  })
})
server.keepAliveTimeout = 60_000
server.listen(Number(PORT), HOST)

process.on('SIGTERM', () => {
  closing = true
  server.close(() => process.exit(0))
  server.closeIdleConnections()
})
