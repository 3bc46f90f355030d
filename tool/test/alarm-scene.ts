import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { type AddressInfo, createServer as createTcp } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { WatchOrder } from '../src/alarms/host/order.ts'
import { watchOnce } from '../src/alarms/host/watch.ts'
import { rulesFor } from '../src/alarms/rules/index.ts'
import type { Timing } from '../src/cloud/timing.ts'
import { alarms } from '../src/config/sections/alarms.ts'
import { hostPaths } from '../src/hosts/paths.ts'
import type { Receiver } from '../src/notices/receiver.ts'
import { writeCertificate } from './certificate.ts'
import { mailLogin, openMailbox } from './receivers/mailbox.ts'
import { openRobotGroup } from './receivers/robot.ts'

/**
 * A host with a disk of a megabyte, an app, a real Redis, a group with a robot and a mailbox; and its watcher, which
 * looks when it is told that a minute has passed.
 */
export async function alarmScene() {
  const root = await mkdtemp(join(tmpdir(), 'tengyun-watch-'))
  const paths = hostPaths(root, 'shop')
  await mkdir(paths.base, { recursive: true })
  await writeFile(paths.active, 'blue\n')
  const disk = await smallDisk(join(root, 'data'))
  const [app, redis, mailbox] = await Promise.all([startApp(), startRedis(root), openMailbox()])

  // The certificate of Redis is made today, and ends so many days from now.
  let now = Date.now()
  const timing: Timing = {
    now: () => now,
    sleep: async (milliseconds) => {
      now += milliseconds
    },
    random: () => 0,
  }
  const group = await openRobotGroup(timing.now)
  const everything = { levels: ['critical', 'warning', 'info'], language: 'en', quiet: null } as const
  const server = { host: mailbox.host, port: mailbox.port, authority: mailbox.authority, login: mailLogin }
  const mail = {
    kind: 'email',
    name: 'oncall',
    server,
    from: 'alarm@example.com',
    to: ['a@example.com'],
  } as const
  const receivers: Receiver[] = [
    { kind: 'robot', name: 'ops', address: group.address, ...everything },
    { ...mail, ...everything },
  ]
  const { thresholds } = alarms.parse({})
  const order: WatchOrder = {
    project: 'shop',
    environment: 'production',
    host: 'web-1',
    root,
    runtime: 'process',
    tellsShared: true,
    // How busy this machine is, is not the subject.
    rules: rulesFor({
      databases: ['postgres', 'redis'],
      environment: 'production',
      thresholds,
      backups: undefined,
    }).filter(({ id }) => id !== 'load' && id !== 'memory'),
    receivers,
    disks: [disk.folder],
    app: { door: app.url, slots: { blue: app.url, green: app.url }, health: '/health', ready: '/ready' },
    redis: redis.server,
    certificates: [{ name: 'Redis', host: '127.0.0.1', port: redis.server.port, protocol: 'tls' }],
  }
  const file = join(root, 'state.json')
  let [read, opened] = [0, 0]

  return {
    app,
    disk,
    redis,
    group,
    mailbox,
    /** The watcher looks once a minute. */
    async minutes(count: number) {
      for (let minute = 0; minute < count; minute++) {
        now += 60_000
        await watchOnce({ order, file, timing, signal: AbortSignal.timeout(30_000) })
      }
    },
    /** Nobody looks meanwhile. */
    pass(days: number) {
      now += days * 86_400_000
    },
    /** What arrived since this was asked last: of each message the headlines. */
    told() {
      const robot = group.messages.slice(read).map(headlines)
      const mails = mailbox.mails.slice(opened).map(({ subject }) => headlineOf(subject))
      ;[read, opened] = [group.messages.length, mailbox.mails.length]
      return { robot, mails }
    },
    state: async () => JSON.parse(await readFile(file, 'utf8')),
    async end() {
      await Promise.all([app.stop(), redis.stop(), mailbox.stop(), group.stop()])
      disk.discard()
      await rm(root, { recursive: true })
    },
  }
}

function headlines(markdown: string): string[] {
  return [...markdown.matchAll(/^\*\*<font[^>]*>(.*?)<\/font> (.*)\*\*$/gm)].map(
    ([, label, title]) => `${label} ${title}`,
  )
}

/** `[Critical] …: The app is not ready` */
function headlineOf(subject: string): string {
  return subject.replace(/^\[(.*?)\] .*?: /, '$1 ')
}

/** A disk of its own, which takes root; else a folder of this machine's. */
async function smallDisk(folder: string) {
  await mkdir(folder)
  const own = process.getuid?.() === 0
  if (own) execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder])
  const file = join(folder, 'file')
  return {
    folder,
    /** Kilobytes. */
    fill: (size: number) => writeFile(file, Buffer.alloc(size * 1024)),
    empty: () => rm(file, { force: true }),
    discard() {
      if (own) execFileSync('umount', [folder])
    },
  }
}

async function startApp() {
  const app = { ready: true, requests: 0, failed: 0, began: 1 }
  const server = createServer((request, response) => {
    const { requests, failed, began } = app
    const labels = 'method="GET",route="/api/reports"'
    const metrics = [
      `http_request_duration_seconds_bucket{${labels},status="200",le="0.1"} ${requests - failed}`,
      `http_request_duration_seconds_bucket{${labels},status="200",le="+Inf"} ${requests - failed}`,
      `http_request_duration_seconds_count{${labels},status="200"} ${requests - failed}`,
      `http_request_duration_seconds_count{${labels},status="500"} ${failed}`,
      `process_start_time_seconds ${began}`,
    ]
    if (request.url === '/ready') response.statusCode = app.ready ? 200 : 503
    response.end(request.url === '/metrics' ? `${metrics.join('\n')}\n` : 'ok')
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return Object.assign(app, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  })
}

async function startRedis(folder: string) {
  await writeCertificate(folder, ['localhost'], ['127.0.0.1'])
  const [key, chain] = ['key.pem', 'chain.pem'].map((name) => join(folder, name))
  const port = await freePort()
  const tls = ['--tls-cert-file', `${chain}`, '--tls-key-file', `${key}`, '--tls-auth-clients', 'no']
  const words = ['--port', '0', '--tls-port', `${port}`, '--save', '', '--requirepass', 'secret', ...tls]
  let running: ChildProcess | undefined
  const redis = {
    server: { host: '127.0.0.1', port, password: 'secret', authority: `${chain}` },
    async start() {
      running = spawn('redis-server', words, { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] })
      for await (const piece of running.stdout ?? []) if (String(piece).includes('Ready to accept')) break
    },
    async stop() {
      if (running === undefined || running.exitCode !== null) return
      const ended = once(running, 'exit')
      running.kill()
      await ended
    },
  }
  await redis.start()
  return redis
}

async function freePort(): Promise<number> {
  const server = createTcp().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
