import { createServer } from 'node:http'
import { systemClock } from '../../emulator/src/engine/clock.ts'
import { createWorld } from '../../emulator/src/engine/create-world.ts'
import { createAuthenticator } from '../../emulator/src/server/authenticate.ts'
import { readBody } from '../../emulator/src/server/read-body.ts'

// What no signed API on Node can beat: checks the signature and answers with a constant. Data folder and port are
// its arguments.
const [dataFolder = '', port] = process.argv.slice(2)
const clock = systemClock(1)
const authenticate = createAuthenticator(
  await createWorld({ dataFolder, clock, endpoint: 'http://127.0.0.1' }),
)

const server = createServer(async (request, response) => {
  const { method = '', url = '', headers } = request
  authenticate({ method, url, headers, body: await readBody(request) })
  const body = '{"Response":{}}'
  response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': body.length })
  response.end(body)
})
server.listen(Number(port), '127.0.0.1', () => process.stdout.write('ready\n'))
// A profile is written at an orderly end only.
process.once('SIGTERM', () => process.exit())
