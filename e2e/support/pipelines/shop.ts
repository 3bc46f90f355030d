import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** `sick`: ready to serve, and not well. `untested`: well, but its test says otherwise. */
export type Mood = 'well' | 'sick' | 'untested'

/** Changes the shop, so that its next release answers with this name. */
export async function writeShop(folder: string, name: string, mood: Mood = 'well'): Promise<void> {
  await mkdir(join(folder, 'shop'), { recursive: true })
  await writeFile(
    join(folder, 'shop', 'server.cjs'),
    `const { createServer } = require('node:http')
createServer((request, response) => {
  response.statusCode = ${mood === 'sick'} && request.url === '/health' ? 500 : 200
  response.end('${name}')
}).listen(Number(process.env.PORT), process.env.HOST)
process.on('SIGTERM', () => process.exit(0))
`,
  )
  await writeFile(
    join(folder, 'shop', 'server.test.cjs'),
    `const { test } = require('node:test')
const { equal } = require('node:assert')
test('two and two', () => equal(2 + 2, ${mood === 'untested' ? 5 : 4}))
`,
  )
}
