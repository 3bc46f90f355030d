import { existsSync, readFileSync, rmSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { livingProcess, runningServer } from './pid-file.ts'
import { findPostgres } from './postgres-binaries.ts'
import { clusterOf, createCluster, persistentRemoval } from './postgres-cluster.ts'
import { configurationOf, isConfigured, writeConfiguration } from './postgres-configuration.ts'
import { logOf } from './postgres-log.ts'
import { createStandby, type Upstream } from './postgres-standby.ts'
import { asPostgresUser } from './postgres-user.ts'
import { runCommand } from './run-command.ts'
import { waitUntil } from './wait-until.ts'

/** One real PostgreSQL: where it lives and how it is to be reached. */
export interface PostgresServer {
  /** Holds the cluster, the log, and what TLS and the superuser need. */
  readonly folder: string
  readonly address: string
  readonly port: number
  /** With TLS it refuses plaintext; its certificate must have been installed in `folder` before. */
  readonly ssl: boolean
  /** Of databases that do not name one; settled at the server's birth. */
  readonly encoding: string
  /** What it follows if it is a standby; that must run when the standby is made. */
  readonly upstream?: Upstream
}

/** Generous, since a server that was killed recovers first. Seconds. */
const startTimeout = 60

/**
 * Makes the server run as described, whatever state an earlier life left it in. Changed settings restart it:
 * it is stopped before they are written, so that a running server is always one with the settings of its files.
 */
export async function ensurePostgres(server: PostgresServer): Promise<void> {
  const cluster = clusterOf(server.folder)
  if (!existsSync(cluster)) await create(server)
  const configuration = configurationOf(server)
  if (!isConfigured(cluster, configuration)) {
    await stopPostgres(server.folder)
    writeConfiguration(cluster, configuration)
  }
  if (!isPostgresRunning(server.folder)) await start(server)
  await awaitReadiness(server)
}

export function isPostgresRunning(folder: string): boolean {
  return runningServer(pidFileOf(folder), clusterOf(folder)) !== undefined
}

/** Ends sessions and shuts down, or `immediate`: as a crash does, from which the next start recovers. The data stays. */
export async function stopPostgres(folder: string, mode: 'fast' | 'immediate' = 'fast'): Promise<void> {
  if (!isPostgresRunning(folder)) return
  const { pgCtl } = await findPostgres()
  await runCommand(asPostgresUser([pgCtl, 'stop', '-D', clusterOf(folder), '-m', mode, '-w', '-s']))
}

/** Stops the server and removes all it had. */
export async function destroyPostgres(folder: string): Promise<void> {
  await stopPostgres(folder)
  await rm(folder, persistentRemoval)
}

async function create({ folder, encoding, upstream }: PostgresServer): Promise<void> {
  if (upstream) await createStandby(folder, upstream)
  else await createCluster(folder, encoding)
}

async function start({ folder, address, port }: PostgresServer): Promise<void> {
  const { pgCtl } = await findPostgres()
  const cluster = clusterOf(folder)
  const log = logOf(folder)
  // PostgreSQL recognises a dead process in its pid file, but takes a stranger or a zombie for itself.
  if (livingProcess(pidFileOf(folder)) !== undefined) rmSync(pidFileOf(folder))
  const wait = ['-w', '-t', `${startTimeout}`, '-s']
  try {
    await runCommand(asPostgresUser([pgCtl, 'start', '-D', cluster, '-l', log, ...wait]))
  } catch (cause) {
    throw new Error(`PostgreSQL did not start at ${address}:${port}; its log: ${log}`, { cause })
  }
}

/** A server that an earlier emulator was starting when it was killed may still be at it. */
async function awaitReadiness({ folder, address, port }: PostgresServer): Promise<void> {
  const isReady = () => statusOf(folder) === 'ready' || !isPostgresRunning(folder)
  const isSettled = await waitUntil(isReady, startTimeout * 1000)
  if (isSettled && isPostgresRunning(folder)) return
  throw new Error(`PostgreSQL did not become ready at ${address}:${port}; its log: ${logOf(folder)}`)
}

/** https://www.postgresql.org/docs/15/storage-file-layout.html: the eighth line of postmaster.pid. */
function statusOf(folder: string): string | undefined {
  try {
    return readFileSync(pidFileOf(folder), 'utf8').split('\n')[7]?.trim()
  } catch {
    return undefined
  }
}

function pidFileOf(folder: string): string {
  return join(clusterOf(folder), 'postmaster.pid')
}
