import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Writable } from 'node:stream'
import { Redis } from 'ioredis'
import { Secret } from '../src/secret.ts'
import type { RedisAddress } from '../src/settings-types.ts'
import { end, eventually, freePort } from './processes.ts'

const PASSWORD = 'test-password'

/** A real Redis with a password and TLS only, which can be stopped and started again on the same port. */
export async function startRedis(folder: string, authority: string) {
  const port = await freePort()
  const address: RedisAddress = {
    host: '127.0.0.1',
    port,
    password: new Secret(PASSWORD),
    database: 0,
  }
  const configuration = [
    ...['port 0', `tls-port ${port}`, 'bind 127.0.0.1', 'tls-auth-clients no'],
    ...[`tls-cert-file ${folder}/server.crt`, `tls-key-file ${folder}/server.key`],
    ...[`tls-ca-cert-file ${folder}/ca.crt`, `requirepass ${PASSWORD}`, `dir ${folder}`, 'save ""'],
  ]
  let server: ChildProcessByStdio<Writable, null, null> | undefined

  async function start(): Promise<void> {
    server = spawn('redis-server', ['-'], { stdio: ['pipe', 'ignore', 'ignore'] })
    await once(server, 'spawn')
    server.stdin.end(configuration.join('\n'))
    const client = new Redis(port, '127.0.0.1', { password: PASSWORD, tls: { ca: authority } })
    // While the server starts, refused connections are expected and tried again.
    client.on('error', () => {})
    await eventually(() => client.ping())
    client.disconnect()
  }

  async function stop(): Promise<void> {
    if (server) await end(server, 'SIGTERM')
  }

  /** Stops answering without closing connections, as a host that hangs does. */
  const freeze = () => server?.kill('SIGSTOP')
  const thaw = () => server?.kill('SIGCONT')

  await start()
  return { address, url: `rediss://:${PASSWORD}@127.0.0.1:${port}/0`, start, stop, freeze, thaw }
}
