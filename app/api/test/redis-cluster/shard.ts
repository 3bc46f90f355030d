import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Writable } from 'node:stream'
import { Redis } from 'ioredis'
import { end, eventually, freePort } from '../processes.ts'

export const PASSWORD = 'test-password'
/** In milliseconds; the others take a shard for gone after it. */
const NODE_TIMEOUT_MS = 1_000

export type Shard = Awaited<ReturnType<typeof startShard>>

/** One real server in cluster mode, with a password and TLS only, on its bus as well. It can be killed and started again. */
export async function startShard(folder: string, name: string, authority: string) {
  const [port, busPort] = [await freePort(), await freePort()]
  const data = join(folder, name)
  mkdirSync(data)
  const configuration = [
    ...['port 0', `tls-port ${port}`, 'bind 127.0.0.1', 'tls-auth-clients no', 'tls-cluster yes'],
    ...[`tls-cert-file ${folder}/server.crt`, `tls-key-file ${folder}/server.key`],
    ...[`tls-ca-cert-file ${folder}/ca.crt`, `requirepass ${PASSWORD}`, `dir ${data}`, 'save ""'],
    ...['cluster-enabled yes', `cluster-port ${busPort}`, `cluster-node-timeout ${NODE_TIMEOUT_MS}`],
    // As the cloud has it: keys of the other shards can be had while one is away.
    'cluster-require-full-coverage no',
  ]
  let server: ChildProcessByStdio<Writable, null, null> | undefined
  const admin = new Redis({
    ...{ host: '127.0.0.1', port, password: PASSWORD, tls: { ca: authority } },
    retryStrategy: () => 20,
    maxRetriesPerRequest: null,
  })
  // While the server is away, refused connections are expected and tried again.
  admin.on('error', () => {})

  async function start(): Promise<void> {
    server = spawn('redis-server', ['-'], { stdio: ['pipe', 'ignore', 'ignore'] })
    await once(server, 'spawn')
    server.stdin.end(configuration.join('\n'))
    await eventually(() => admin.ping())
  }

  async function kill(): Promise<void> {
    if (server) await end(server, 'SIGKILL')
  }

  /** Stops answering without closing connections, as a host that hangs does. */
  const freeze = () => server?.kill('SIGSTOP')
  const thaw = () => server?.kill('SIGCONT')

  async function dispose(): Promise<void> {
    admin.disconnect()
    await kill()
  }

  await start()
  const id = String(await admin.cluster('MYID'))
  return { id, port, busPort, admin, start, kill, freeze, thaw, dispose }
}
