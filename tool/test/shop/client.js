// Asks without a pause over connections that are kept, until it is told to stop; tells how many were not answered well.
import { Agent, request } from 'node:http'

const [port, connections] = process.argv.slice(2).map(Number)
const agent = new Agent({ keepAlive: true, maxSockets: connections })
const releases = new Set()
const seen = { asked: 0, failed: [] }
let isOver = false

function ask(method, path) {
  return new Promise((done) => {
    const asked = request({ host: '127.0.0.1', port, agent, method, path }, (answer) => {
      answer.resume()
      releases.add(answer.headers['x-release'])
      if (answer.statusCode !== 200) seen.failed.push(`${method} ${path} ${answer.statusCode}`)
      answer.on('end', done)
    })
    asked.on('error', (error) => {
      seen.failed.push(`${method} ${path} ${error.code}`)
      done()
    })
    asked.end(method === 'POST' ? 'x'.repeat(500) : undefined)
  })
}

async function client(index) {
  while (!isOver) {
    seen.asked++
    // One of them is slow, as somebody is at any time.
    if (index === 0) await ask('POST', '/api/slow')
    else await ask(seen.asked % 2 === 0 ? 'GET' : 'POST', '/api/quick')
  }
}

process.on('SIGTERM', () => {
  isOver = true
})
const clients = Promise.all(Array.from({ length: connections }, (_, index) => client(index)))
console.log('asking')
await clients
agent.destroy()
console.log(JSON.stringify({ ...seen, releases: [...releases] }))
