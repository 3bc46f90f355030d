import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runningServer } from './pid-file.ts'
import { configurationOf, usersOf } from './redis-configuration.ts'
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
}

/** Generous, since a large append-only file is read first. Milliseconds. */
const startTimeout = 60_000
const stopTimeout = 60_000

/**
 * Makes the server run as described, whatever state an earlier life left it in. Changed settings restart it:
 * it is stopped before they are written, so that a running server is always one with the settings of its file.
 */
export async function ensureRedis(server: RedisServer): Promise<void> {
  const path = configurationFileOf(server)
  const configuration = configurationOf(server)
  if (!existsSync(path) || readFileSync(path, 'utf8') !== configuration) {
    await stopRedis(server)
    mkdirSync(join(server.folder, 'data'), { recursive: true })
    writeFileSync(path, configuration, { mode: 0o600 })
  }
  if (!isRedisRunning(server)) await start(server, path)
}

/** Changes memory and parameters of a running server without interrupting it. */
export async function reconfigureRedis(server: RedisServer): Promise<void> {
  const settings = Object.entries({ maxmemory: `${server.maxMemory}`, ...server.parameters })
  await withOperator(server, (session) => session.call('CONFIG', ['SET', ...settings.flat()]))
  writeFileSync(configurationFileOf(server), configurationOf(server), { mode: 0o600 })
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

function configurationFileOf({ folder }: RedisServer): string {
  return join(folder, 'redis.conf')
}

function processOf({ folder, address, port }: RedisServer): number | undefined {
  return runningServer(join(folder, 'redis.pid'), `${address}:${port}`)
}
