import type { TestEmulator } from './emulator.ts'
import { runScript } from './instance.ts'

/**
 * Starts a web server on the instance, where a release would be. It tells its instance, the request's path and
 * what a proxy has to pass on; `/ready` answers with the status in the file `ready` of the host's home folder, at
 * first 200. Connections that ask to be upgraded get back what they send.
 */
export async function aWebServer(
  emulator: Pick<TestEmulator, 'client'>,
  instanceId: string,
  port = 8000,
): Promise<void> {
  const program = `
    const { readFileSync } = require('node:fs')
    const server = require('node:http').createServer((request, response) => {
      response.statusCode = request.url === '/ready' ? Number(readFileSync('ready', 'utf8')) : 200
      const { host, 'x-forwarded-for': forwardedFor, 'x-forwarded-proto': scheme } = request.headers
      response.end(JSON.stringify({ instance: '${instanceId}', path: request.url, host, forwardedFor, scheme }))
    })
    server.on('upgrade', (request, socket) => {
      socket.write('HTTP/1.1 101 Switching Protocols\\r\\nConnection: Upgrade\\r\\nUpgrade: echo\\r\\n\\r\\n')
      socket.pipe(socket)
    })
    server.listen(${port}, process.env.HOST_ADDRESS, () => console.log('listening'))`
  await runScript(
    emulator,
    instanceId,
    `echo 200 > ready
     cat > server.cjs <<'PROGRAM'
     ${program}
PROGRAM
     setsid node server.cjs > server.log 2>&1 &
     until grep -q listening server.log; do sleep 0.05; done`,
  )
}

/** Makes `/ready` answer with another status: at once, since the server would end at the sight of an empty file. */
export async function answerReady(
  emulator: Pick<TestEmulator, 'client'>,
  instanceId: string,
  status: number,
): Promise<void> {
  await runScript(emulator, instanceId, `echo ${status} > ready.new && mv ready.new ready`)
}
