import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { writeShopConfig } from './shop-config.ts'

/**
 * Puts a shop in a clone's place that also works: its workers count, one at a time, and keep the count and whose turn it is in
 * Redis. Two hosts serve and two work, behind a load balancer.
 */
export async function openWorkingShop(folder: string): Promise<void> {
  await mkdir(join(folder, 'shop'))
  await setWebHosts(folder, 2)
}

/** Changes how many hosts serve people; `apply` brings it about. */
export function setWebHosts(folder: string, web: number): Promise<void> {
  return writeShopConfig(
    folder,
    `compute: { roles: { web: ${web}, worker: 2 }, port: 8080 },
      postgres: false,
      loadBalancer: { healthCheck: { interval: 2 } },`,
    'drain: 1,',
  )
}

/** Changes the shop, so that the next deploy brings a release that answers with this name. */
export function writeWorkingShop(folder: string, name: string): Promise<void> {
  return writeFile(
    join(folder, 'shop', 'server.cjs'),
    `const { readFileSync } = require('node:fs')
const { createServer } = require('node:http')
const { connect } = require('node:tls')
const { HOST, PORT, REDIS_URL, REDIS_CA_FILE, ROLE } = process.env

const { hostname: host, port, password } = new URL(REDIS_URL)
const socket = connect({ host, port, ca: readFileSync(REDIS_CA_FILE) })
const waiting = []
let unread = ''
socket.setEncoding('utf8').on('data', (text) => {
  unread += text
  for (let reply; (reply = /^(?:[+:](.*)|\\$-1|\\$\\d+\\r\\n(.*))\\r\\n/.exec(unread)); ) {
    unread = unread.slice(reply[0].length)
    waiting.shift()(reply[1] ?? reply[2])
  }
})
const redis = (...words) =>
  new Promise((answered) => {
    waiting.push(answered)
    socket.write('*' + words.length + '\\r\\n' + words.map((word) => '$' + word.length + '\\r\\n' + word + '\\r\\n').join(''))
  })
redis('AUTH', decodeURIComponent(password))

// Hosts of the emulated cloud are folders with the names of their machines.
const machine = /ins-\\w+/.exec(process.cwd())[0]

// A turn lasts a second unless it is renewed: who holds it and is lost loses it.
async function work() {
  await redis('SET', 'turn', machine, 'NX', 'PX', '1000')
  if ((await redis('GET', 'turn')) === machine) {
    await redis('PEXPIRE', 'turn', '1000')
    await redis('INCR', 'count')
  }
  setTimeout(work, 50)
}
if (ROLE === 'worker') work()

createServer(async (request, response) => {
  if (request.url === '/api/work')
    response.end(JSON.stringify({ count: Number(await redis('GET', 'count')), by: (await redis('GET', 'turn')) ?? null }))
  else response.end('${name}')
}).listen(Number(PORT), HOST)
process.on('SIGTERM', () => process.exit(0))
`,
  )
}
