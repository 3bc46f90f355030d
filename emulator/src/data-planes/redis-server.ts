import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { runningServer } from './pid-file.ts'
import { configurationOf, textOf, usersOf } from './redis-configuration.ts'
import { withOperator } from './redis-session.ts'
import { waitUntil } from './wait-until.ts'

/** One real Redis: where it lives and how it is to be reached. */
export interface RedisServer {
  /** Holds the data, the log, the accounts, and what TLS needs. */
  readonly folder: string
  readonly address: string
  readonly port: number
  /** With TLS it refuses plaintext; its certificate must have been installed in `folder` before. */
  readonly ssl: boolean
  /** Bytes. */
  readonly maxMemory: number
  /** Further settings of redis.conf. */
  readonly parameters: Readonly<Record<string, string>>
  /** One of several servers that share the keys among them: where the others reach it. */
  readonly busPort?: number
}

/** Generous, since a large append-only file is read first. Milliseconds. */
const startTimeout = 60_000
const stopTimeout = 60_000

/**
 * Makes the server run as described, whatever state an earlier life left it in. Memory and parameters change while
 * it runs. Anything else restarts it, and it is stopped before its file is written, so that a running server is
 * always one with the settings of its file.
 */
export async function ensureRedis(server: RedisServer): Promise<void> {
  const file = join(server.folder, 'redis.conf')
  const configuration = configurationOf(server)
  const present = existsSync(file) ? readFileSync(file, 'utf8') : ''
  if (present !== textOf(configuration)) {
    if (isRedisRunning(server) && present.startsWith(configuration.fixed)) {
      await setLive(server, configuration.live)
    } else {
      await stopRedis(server)
    }
    mkdirSync(join(server.folder, 'data'), { recursive: true })
    writeFileSync(file, textOf(configuration), { mode: 0o600 })
  }
  if (!isRedisRunning(server)) await start(server, file)
}

/**
 * Sets the passwords with which the default user may log in; `undefined` lets everybody in. A running server
 * learns them at once.
 */
export async function setRedisPasswords(
  server: RedisServer,
  passwords: readonly string[] | undefined,
): Promise<void> {
  mkdirSync(server.folder, { recursive: true })
  const users = usersOf(passwords, operatorSecret(server.folder))
  writeFileSync(join(server.folder, 'users.acl'), users, { mode: 0o600 })
  if (isRedisRunning(server)) await withOperator(server, (session) => session.call('ACL', 'LOAD'))
}

/** Gives a new server the passwords of another, which nobody knows any more; one that has its own keeps them. */
export function shareRedisPasswords(from: RedisServer, to: RedisServer): void {
  if (existsSync(join(to.folder, 'users.acl'))) return
  mkdirSync(to.folder, { recursive: true })
  for (const name of ['operator.secret', 'users.acl'])
    copyFileSync(join(from.folder, name), join(to.folder, name))
}

export function isRedisRunning(server: RedisServer): boolean {
  return processOf(server) !== undefined
}

/** Redis saves its data when asked to end. */
export async function stopRedis(server: RedisServer): Promise<void> {
  const pid = processOf(server)
  if (pid === undefined) return
  process.kill(pid, 'SIGTERM')
  if (await waitUntil(() => !isRedisRunning(server), stopTimeout)) return
  throw new Error(`Redis at ${server.address}:${server.port} (process ${pid}) does not stop.`)
}

/** Stops the server and removes all it had. */
export async function destroyRedis(server: RedisServer): Promise<void> {
  await stopRedis(server)
  rmSync(server.folder, { recursive: true, force: true })
}

/** The emulator's own password to the server. */
export function operatorSecret(folder: string): string {
  const path = join(folder, 'operator.secret')
  if (!existsSync(path)) writeFileSync(path, randomBytes(24).toString('base64url'), { mode: 0o600 })
  return readFileSync(path, 'utf8')
}

async function setLive(server: RedisServer, settings: Readonly<Record<string, string>>): Promise<void> {
  const pairs = Object.entries(settings).flat()
  await withOperator(server, (session) => session.call('CONFIG', ['SET', ...pairs]))
}

/** In a session of its own, so that it outlives the emulator and the Ctrl-C that ends it. */
async function start(server: RedisServer, configuration: string): Promise<void> {
  const log = join(server.folder, 'redis.log')
  // What it says before it has read where its log is, goes there too.
  const output = openSync(log, 'a', 0o600)
  const redis = spawn('redis-server', [configuration], { detached: true, stdio: ['ignore', output, output] })
  closeSync(output)
  let failure: string | undefined
  redis.once('error', (error) => {
    failure = `redis-server could not be run (${error.message}). Install it: apt install redis-server, brew install redis.`
  })
  redis.once('exit', () => {
    failure ??= `Redis did not start at ${server.address}:${server.port}; its log: ${log}`
  })
  redis.unref()
  const isStarted = await waitUntil(
    async () => failure !== undefined || (await answers(server)),
    startTimeout,
  )
  if (failure !== undefined) throw new Error(failure)
  if (!isStarted)
    throw new Error(`Redis does not answer at ${server.address}:${server.port}; its log: ${log}`)
}

async function answers(server: RedisServer): Promise<boolean> {
  try {
    return await withOperator(server, async (session) => (await session.ping()) === 'PONG')
  } catch {
    return false
  }
}

function processOf({ folder, address, port }: RedisServer): number | undefined {
  return runningServer(join(folder, 'redis.pid'), `${address}:${port}`)
}
