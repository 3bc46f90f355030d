import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { writeShopConfig } from './shop-config.ts'

/** What no bundle may hold: said by the app, and known to nobody but it. */
export const strangers = ['canary-of-a-customer-1234', 'canary-of-a-session-5678']

/**
 * Puts an app in a clone's place that logs each request, and blurts out secrets when it starts: two hosts without a
 * load balancer, and a release that is built in no time.
 */
export async function openTalkativeShop(folder: string): Promise<void> {
  await mkdir(join(folder, 'shop'))
  await writeFile(join(folder, 'shop', 'server.cjs'), server)
  await writeShopConfig(
    folder,
    'compute: { hosts: 2, port: 8080 },',
    `drain: 2,
    secrets: ['SHOP_KEY'],`,
  )
}

const server = `const { createServer } = require('node:http')
const say = (level, msg, more) => console.log(JSON.stringify({ level, time: new Date().toISOString(), msg, ...more }))
say(40, 'starting with ' + process.env.SHOP_KEY + ' and ' + process.env.DATABASE_URL)
say(30, 'for a customer', { password: '${strangers[0]}' })
say(30, 'asked with Bearer ${strangers[1]}')
createServer((request, response) => {
  const requestId = request.headers['x-request-id']
  if (request.url.startsWith('/api/')) say(30, 'sold', { requestId, path: request.url })
  if (request.url === '/api/broken') {
    say(50, 'out of stock', { requestId })
    response.statusCode = 500
  }
  response.end('ok')
}).listen(Number(process.env.PORT), process.env.HOST)
process.on('SIGTERM', () => process.exit(0))
`
